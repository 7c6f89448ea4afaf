import ClinicHarness
import HostileClinic
import Monitoring
import ProgramFiles
import ReferenceJudge
import Testing

/// Random clinics, and the dates they are asked about.
struct RandomClinic {
  var clinic: RawClinic
  var asOf: CivilDate
  var knownAt: Instant?

  init(seed: UInt64, patients: Int = 200, tidy: Bool = true) throws {
    let question = hostileClinic(seed: seed, patients: patients, tidy: tidy)
    clinic = question.clinic
    asOf = try #require(CivilDate(question.asOf))
    knownAt = question.knownAt.flatMap { known in
      CivilDate(known).map { Instant(endOf: $0) } ?? Instant(rfc3339: known)
    }
  }

  func judged(_ program: Program, asOf: CivilDate? = nil, knownAt: Instant?) throws -> JudgedClinic
  {
    try ClinicHarness.judge(
      clinic, program: program, asOf: asOf ?? self.asOf, knownAt: knownAt)
  }
}

/// Which obligation it is, whatever its state.
struct ObligationKey: Hashable {
  var requirement: Int
  var episode: Int
  var occurrence: Occurrence
  var dueOn: CivilDate

  init(_ obligation: Obligation) {
    requirement = obligation.requirement
    episode = obligation.episode
    occurrence = obligation.occurrence
    dueOn = obligation.dueOn
  }
}

extension PatientJudgement {
  var obligationsByKey: [ObligationKey: Obligation] {
    Dictionary(uniqueKeysWithValues: obligations.map { (ObligationKey($0), $0) })
  }
}

extension RawPatient {
  var id: Int64? {
    guard case .integer(let id) = patient["patient_id"] else { return nil }
    return id
  }

  /// The day that a column holds; nil where it is not readable.
  static func day(_ column: String, of row: RawRow) -> CivilDate? {
    guard case .text(let text) = row[column] else { return nil }
    return CivilDate(text)
  }

  func has(_ table: String, _ column: String, in days: ClosedRange<CivilDate>) -> Bool {
    (rows[table] ?? []).contains { Self.day(column, of: $0).map { days.contains($0) } ?? true }
  }

  /// Whether the patient has a standing of one of these words.
  func hasStanding(_ words: Set<String>) -> Bool {
    (rows["standing"] ?? []).contains { row in
      guard case .text(let word) = row["status"] else { return false }
      return words.contains(word)
    }
  }
}
