internal import Intake
internal import PatientStore

/// What an import came to, for whoever started it. It adds up to the records that were read.
struct ImportSummary {
  /// Codes and reasons that are listed; the rest is counted.
  private static let listed = 20

  private let outcome: Importing.Outcome
  private let counted: Set<String>

  init(_ outcome: Importing.Outcome, counted: Set<String>) {
    self.outcome = outcome
    self.counted = counted
  }

  /// What went wrong, or was left out, a sentence each.
  var remarks: [String] {
    (outcome.isNew ? ["There was no patient database; a new one was made."] : [])
      + outcome.failed.map { "\($0.error)" }
      + outcome.others.map { "\($0) holds nothing that is read, and was left out." }
      + outcome.loaded.compactMap(Self.refusals)
  }

  /// The figures.
  var text: String {
    ([table] + outcome.loaded.flatMap(Self.skipped) + codes).joined(separator: "\n")
  }

  private var table: String {
    let head = ["file", "format", "records", "loaded", "duplicate", "skipped", "refused"]
    let rows = outcome.loaded.map { file in
      [OneLine.of(file.file), file.format, "\(file.records)"]
        + LogRow.Outcome.allCases.map { "\(file.count(.record, $0))" }
    }
    return TextColumns.aligned([head] + rows)
  }

  private static func skipped(_ file: FileSummary) -> [String] {
    file.log.filter { $0.unit == .record && $0.outcome == .skipped }
      .sorted { ($1.count, $0.reason) < ($0.count, $1.reason) }
      .map { "skipped in \(OneLine.of(file.file)): \($0.count) × \(OneLine.of($0.reason))" }
  }

  private static func refusals(_ file: FileSummary) -> String? {
    let refused = file.log.filter { $0.outcome == .refused }
    guard let first = refused.first(where: { $0.unit == .record }) ?? refused.first else {
      return nil
    }
    let records = file.count(.record, .refused)
    let parts = file.count(.part, .refused)
    let place = first.part.isEmpty ? "line \(first.line)" : "line \(first.line), \(first.part)"
    return
      "\(OneLine.of(file.file)): \(records) records and \(parts) parts of records were refused, the "
      + "first at \(OneLine.of(place)): \(OneLine.of(first.reason)). See the table import-log, or give "
      + "--report."
  }

  /// Which results count, and which codes nobody knows.
  private var codes: [String] {
    var tally = CodeTally()
    for file in outcome.loaded { tally.add(file.codes) }
    let known = tally.mostFrequent { counted.contains($0) }
    let unknown = tally.mostFrequent { !counted.contains($0) }
    guard !known.isEmpty || !unknown.isEmpty else { return [] }
    let sum = { (codes: [(code: String, count: Int)]) in codes.reduce(0) { $0 + $1.count } }
    return [
      "codes of the rule set: \(known.count), with \(sum(known)) results",
      "codes of no requirement: \(unknown.count), with \(sum(unknown) + tally.others) results",
    ] + unknown.prefix(Self.listed).map { "  \($0.count) × \(OneLine.of($0.code))" }
  }
}
