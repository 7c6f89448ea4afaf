internal import Feeds
internal import PatientStore

/// Counts what became of a file's records and of their parts: the log adds up to what was read.
struct LoadTally {
  private struct Cause: Hashable {
    let unit: LogRow.Unit
    let outcome: LogRow.Outcome
    let reason: String
  }

  /// Reasons and refusals that are told apart; it bounds the memory.
  private static let limit = 10_000

  private var counts: [Cause: (count: Int, first: Place)] = [:]
  /// Refused records and parts, each with its place, as far as they are told apart.
  private(set) var refusals: [LogRow] = []
  private var refusalsBeyondLimit: [LogRow.Unit: Int] = [:]
  private(set) var records = 0

  mutating func add(_ outcome: RecordOutcome, at place: Place) {
    records += 1
    switch outcome {
    case .loaded: count(.init(unit: .record, outcome: .loaded, reason: ""), place)
    case .duplicate: count(.init(unit: .record, outcome: .duplicate, reason: ""), place)
    case .skipped(let reason):
      count(.init(unit: .record, outcome: .skipped, reason: reason), place)
    case .refused(let reason): refuse(.record, reason, place)
    }
  }

  mutating func add(_ parts: PartCounts, _ findings: [PartFinding], at place: Place) {
    count(.init(unit: .part, outcome: .loaded, reason: ""), place, parts.loaded)
    count(.init(unit: .part, outcome: .duplicate, reason: ""), place, parts.duplicate)
    count(.init(unit: .part, outcome: .skipped, reason: RecordLoader.older), place, parts.older)
    for finding in findings {
      if finding.isRefusal {
        refuse(.part, finding.reason, finding.place)
      } else {
        count(.init(unit: .part, outcome: .skipped, reason: finding.reason), finding.place)
      }
    }
  }

  /// The parts of a record that was refused itself.
  mutating func addRefusedParts(_ number: Int, at place: Place) {
    guard number > 0 else { return }
    count(.init(unit: .part, outcome: .refused, reason: Self.refusedWithRecord), place, number)
  }

  private static let refusedWithRecord = "its record was refused"

  /// All that was counted: a row for each cause, and one for each refusal.
  var rows: [LogRow] {
    causes + refusals
      + refusalsBeyondLimit.sorted { $0.key.rawValue < $1.key.rawValue }.map { unit, count in
        LogRow(unit: unit, outcome: .refused, reason: "further refusals", count: count)
      }
  }

  private var causes: [LogRow] {
    counts.map { cause, seen in
      LogRow(
        unit: cause.unit, outcome: cause.outcome, reason: cause.reason,
        line: cause.reason.isEmpty ? 0 : seen.first.line,
        part: cause.reason.isEmpty ? "" : seen.first.part, count: seen.count)
    }.sorted { left, right in
      (left.unit.rawValue, left.outcome.rawValue, left.reason)
        > (right.unit.rawValue, right.outcome.rawValue, right.reason)
    }
  }

  private mutating func count(_ cause: Cause, _ place: Place, _ number: Int = 1) {
    guard number > 0 else { return }
    let isKnown = counts[cause] != nil || counts.count < Self.limit
    let key = isKnown ? cause : Cause(unit: cause.unit, outcome: cause.outcome, reason: "other")
    counts[key, default: (0, place)].count += number
  }

  private mutating func refuse(_ unit: LogRow.Unit, _ reason: String, _ place: Place) {
    guard refusals.count < Self.limit else {
      refusalsBeyondLimit[unit, default: 0] += 1
      return
    }
    refusals.append(
      LogRow(
        unit: unit, outcome: .refused, reason: reason, line: place.line, part: place.part, count: 1)
    )
  }
}
