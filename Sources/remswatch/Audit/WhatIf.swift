internal import ComplianceReport
internal import Delivery
internal import Monitoring
internal import PatientStore

/// Judges the same facts by the rule set as it is and by variants of it, and writes what changes.
///
/// Variants of the rule set share one reading of the database. Another rule set numbers the codes in
/// its own way, and so reads the database in step with the first.
struct WhatIf {
  let audit: Audit
  let variants: [WhatIfVariant]
  let format: WhatIfFormat

  /// Reads the database, or a private copy of it in the folder `place` where another program could
  /// not write meanwhile.
  ///
  /// Throws where the database cannot be read whole, or changed between two readings.
  func write(to file: ReportFile, in place: String) throws -> Audit.Shown {
    let question = audit.question
    let patients = try PatientDatabase(path: question.database, views: question.views)
    defer { patients.removePrivateCopy() }
    try patients.copyIfNeeded { "\(place)/database.db" }
    let check = try patients.integrityCheck()
    check.start()
    var scratchFiles = 0
    var writer = try WhatIfWriter(
      question.header(patients), variants, as: format, to: file
    ) {
      scratchFiles += 1
      return ReportScratch(SharedScratch(try ScratchFile("\(place)/rows-\(scratchFiles)")))
    }
    let sources = try sources(patients)
    let shown = try PatientReader.reading(sources[...]) { readers in
      try compare(readers, into: &writer)
    }
    try check.wait()
    try writer.finish()
    return shown
  }

  /// The rule set as it is, then each other rule set.
  private func sources(_ patients: PatientDatabase) throws -> [PatientReader.Source] {
    let question = audit.question
    let path = patients.privateCopy ?? question.database
    return try [(patients, scanQuestion(question.program.program))]
      + variants.filter(\.isOtherRuleSet).map { variant in
        (try PatientDatabase(path: path, views: question.views), scanQuestion(variant.program))
      }
  }

  private func scanQuestion(_ program: Program) -> ScanQuestion {
    ScanQuestion(program: program, knownAt: audit.question.knownAt)
  }

  private func compare(_ readers: [PatientReader], into writer: inout WhatIfWriter) throws
    -> Audit.Shown
  {
    var judges = WhatIfJudges(audit, variants, readers)
    var shown = Audit.Shown()
    while try readers[0].next() {
      for reader in readers.dropFirst() {
        guard try reader.next(), reader.record.identity == readers[0].record.identity else {
          throw Self.changed
        }
      }
      guard audit.selection.includes(readers[0].record) else { continue }
      let differences = judges.differences()
      for (place, difference) in differences { try writer.add(difference, to: place) }
      if differences.isEmpty { continue }
      shown.patients += 1
      if judges.isNotEvaluated { shown.notEvaluated += 1 }
    }
    for reader in readers.dropFirst() {
      guard try !reader.next(), reader.counts.hasRowsOf(readers[0].counts) else {
        throw Self.changed
      }
    }
    shown.knowsSite = audit.knowsSite(readers[0].directory)
    return shown
  }

  private static let changed = CommandError(
    status: .tryAgain,
    description: "Another program wrote to the database between two readings of it; ask again.")
}

extension WhatIfVariant {
  /// Whether it is a rule set of its own.
  fileprivate var isOtherRuleSet: Bool { sha256 != nil }
}

/// A judge for the rule set as it is and one for each variant.
private struct WhatIfJudges {
  private let readers: [PatientReader]
  private let comparisons: [WhatIfComparison]
  /// First the rule set as it is, then the variants.
  private var judges: [Judge]
  private var judgements: [PatientJudgement]
  /// The reader of each judge.
  private var places = [0]

  init(_ audit: Audit, _ variants: [WhatIfVariant], _ readers: [PatientReader]) {
    let (program, selection) = (audit.question.program.program, audit.selection)
    let requirement = selection.requirement.map { program.requirements[$0].id }
    self.readers = readers
    comparisons = variants.map {
      WhatIfComparison(
        program, $0.program, requirement: requirement, site: selection.siteID)
    }
    judges = ([program] + variants.map(\.program)).map {
      Judge(program: $0, asOf: audit.question.asOf)
    }
    judgements = judges.map { _ in PatientJudgement() }
    var others = 0
    for variant in variants {
      if variant.isOtherRuleSet { others += 1 }
      places.append(variant.isOtherRuleSet ? others : 0)
    }
  }

  /// Whether the rule set as it is could not judge the patient.
  var isNotEvaluated: Bool { judgements[0].status == .notEvaluated }

  /// Of the patient that was read, by place of the variant.
  mutating func differences() -> [(place: Int, WhatIfDifference)] {
    for (judge, place) in places.enumerated() {
      judges[judge].judge(
        readers[place].record, directory: readers[place].directory, into: &judgements[judge])
    }
    return comparisons.enumerated().compactMap { place, comparison in
      comparison.compare(readers[0].record.identity, judged(0), judged(place + 1))
        .map { (place, $0) }
    }
  }

  private func judged(_ judge: Int) -> WhatIfComparison.Judged {
    WhatIfComparison.Judged(judgements[judge], readers[places[judge]].directory)
  }
}
