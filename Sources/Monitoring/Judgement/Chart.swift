/// A patient's record reduced to what exists at the as-of day: of each fact its latest version,
/// nothing withdrawn, voided or dated later.
struct Chart: Sendable {
  /// Days of evidence by definition, ascending, each once.
  var evidence: [[CivilDate]]
  /// Attempts by definition, ascending by day, one a day.
  var attempts: [[Attempt]]
  /// Days of submission by form kind, ascending, each once.
  var forms: [[CivilDate]]
  /// Counts that can end a prophylaxis, ascending by day.
  var recoveryCounts: [RecoveryCount] = []
  var infusions: [InfusionRow] = []
  /// Days on which a medication was taken by kind, in order and apart from each other.
  var medicationSpans: [[ClosedRange<CivilDate>]]
  var medications: [MedicationRow] = []
  var histories: [HistoryRow] = []
  /// Places in the record's `waivers` of those that hold.
  var waivers: [Int] = []
  var standings: [StandingRow] = []
  var assignments: [CareAssignmentRow] = []
  /// First and last day, inclusive.
  var pregnancies: [ClosedRange<CivilDate>] = []
  /// In order of their start.
  var courses: [Course] = []
  var episodes: [Episode] = []

  init(_ program: Program) {
    evidence = Array(repeating: [], count: program.evidence.count)
    attempts = Array(repeating: [], count: program.evidence.count)
    forms = Array(repeating: [], count: program.vocabulary.formKinds.count)
    medicationSpans = Array(repeating: [], count: program.vocabulary.medicationKinds.count)
  }

  mutating func clear() {
    for index in evidence.indices { evidence[index].removeAll(keepingCapacity: true) }
    for index in attempts.indices { attempts[index].removeAll(keepingCapacity: true) }
    for index in forms.indices { forms[index].removeAll(keepingCapacity: true) }
    for index in medicationSpans.indices {
      medicationSpans[index].removeAll(keepingCapacity: true)
    }
    recoveryCounts.removeAll(keepingCapacity: true)
    infusions.removeAll(keepingCapacity: true)
    medications.removeAll(keepingCapacity: true)
    histories.removeAll(keepingCapacity: true)
    waivers.removeAll(keepingCapacity: true)
    standings.removeAll(keepingCapacity: true)
    assignments.removeAll(keepingCapacity: true)
    pregnancies.removeAll(keepingCapacity: true)
    courses.removeAll(keepingCapacity: true)
    episodes.removeAll(keepingCapacity: true)
  }

  /// Days of evidence from `source`, ascending.
  func days(of source: EvidenceSource) -> [CivilDate] {
    switch source {
    case .test(let index): evidence[Int(index.value)]
    case .form(let kind): forms[Int(kind.value)]
    }
  }

  /// The latest attempt on days in `window`, of a test.
  func latestAttempt(of source: EvidenceSource, in window: ClosedRange<CivilDate>) -> Attempt? {
    guard case .test(let index) = source else { return nil }
    return attempts[Int(index.value)].last { window.contains($0.collectedOn) }
  }

  mutating func addEvidence(_ day: CivilDate, of definition: Int) {
    if evidence[definition].last != day { evidence[definition].append(day) }
  }

  mutating func addAttempt(_ attempt: Attempt, of definition: Int) {
    guard let last = attempts[definition].last, last.collectedOn == attempt.collectedOn else {
      attempts[definition].append(attempt)
      return
    }
    if attempt.reason < last.reason {
      attempts[definition][attempts[definition].count - 1] = attempt
    }
  }
}

/// A laboratory count on record after which a prophylaxis may end.
struct RecoveryCount: Hashable, Sendable {
  var code: CodeIndex
  var collectedOn: CivilDate
  /// NaN where only a text is on record: below any threshold.
  var number: Double
}
