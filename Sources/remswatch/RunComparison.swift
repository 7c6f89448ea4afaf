internal import ComplianceReport
internal import Foundation

/// Two runs side by side, printed as they are read.
struct RunComparison {
  let first: PublishedRun
  let second: PublishedRun

  func printText() throws {
    try check()
    print("from \(Self.words(first.manifest))\nto   \(Self.words(second.manifest))")
    for warning in warnings { print(warning) }
    let counts = try counts()
    print(GapDifference.Kind.allCases.map { "\(counts[$0] ?? 0) \($0)" }.joined(separator: ", "))
    for kind in GapDifference.Kind.allCases where counts[kind] != nil {
      print("\n\(kind):")
      try each { if $0.kind == kind { print("  " + Self.line($0)) } }
    }
  }

  /// What makes the two hard to compare.
  private var warnings: [String] {
    var warnings: [String] = []
    let rules = [first.manifest.program, second.manifest.program]
    if rules[0] != rules[1] {
      let words = rules.map { "\($0.id) \($0.version) (SHA-256 \($0.sha256.prefix(12))...)" }
      warnings.append("The rule sets differ: \(words[0]) and \(words[1]).")
    }
    // ISO days sort as text.
    if second.manifest.asOf < first.manifest.asOf {
      warnings.append("The second run is as of an earlier day than the first.")
    }
    return warnings
  }

  private static func words(_ manifest: PublishedRun.Manifest) -> String {
    let known = manifest.knownAt.map { ", known at \($0)" } ?? ""
    return "\(manifest.asOf)\(known) (run \(manifest.runId))"
  }

  private static func line(_ difference: GapDifference) -> String {
    let gap = difference.gap
    return "\(gap.obligationID) \(gap.patientID) \(gap.requirement) \(gap.dueOn) "
      + "\(difference.from) -> \(difference.to)"
  }

  private func counts() throws -> [GapDifference.Kind: Int] {
    var counts: [GapDifference.Kind: Int] = [:]
    try each { counts[$0.kind, default: 0] += 1 }
    return counts
  }

  /// Reads both runs anew each time, so that nothing of them has to be kept.
  private func each(_ body: (GapDifference) throws -> Void) throws {
    try GapDifference.each(
      from: ReportedGapReader(first.chunks(of: Self.file)),
      to: ReportedGapReader(second.chunks(of: Self.file)), body)
  }

  private static let file = ReportedGapReader.fileName

  /// Makes sure that both files are whole before anything is said about them.
  private func check() throws {
    for run in [first, second] {
      do {
        try ReportedGapReader.check(run.chunks(of: Self.file))
      } catch let error as EarlierReportError {
        throw CommandError(
          status: .data, description: "Run \(run.manifest.runId) cannot be compared: \(error)")
      }
    }
  }
}

// MARK: - JSON

extension RunComparison {
  private struct Head: Encodable {
    let from: PublishedRun.Manifest
    let to: PublishedRun.Manifest
    let rulesDiffer: Bool
    let opened: Int
    let closed: Int
    let changed: Int
  }

  private struct Row: Encodable {
    let kind: String
    let obligationId: String
    let patientId: Int64
    let requirement: String
    let dueOn: String
    let from: String
    let to: String

    init(_ difference: GapDifference) {
      kind = difference.kind.rawValue
      obligationId = difference.gap.obligationID
      patientId = difference.gap.patientID
      requirement = difference.gap.requirement
      dueOn = "\(difference.gap.dueOn)"
      from = difference.from
      to = difference.to
    }
  }

  /// One object; its rows are in the order of patient, due day and obligation.
  func printJSON() throws {
    try check()
    let counts = try counts()
    let head = Head(
      from: first.manifest, to: second.manifest,
      rulesDiffer: first.manifest.program != second.manifest.program,
      opened: counts[.opened] ?? 0, closed: counts[.closed] ?? 0, changed: counts[.changed] ?? 0)
    // The rows are too many to be encoded at once, so the object is left open for them.
    print(try Self.text(head).dropLast() + ",\"gaps\":[", terminator: "")
    var separator = "\n"
    try each { difference in
      print(separator + (try Self.text(Row(difference))), terminator: "")
      separator = ",\n"
    }
    print("\n]}")
  }

  private static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
