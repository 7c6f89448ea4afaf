internal import ArgumentParser
internal import Configuration
internal import Delivery
internal import Monitoring

/// `remswatch status`: whether the last good run is recent enough.
struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say when the last good run was, and whether that is too long ago.",
    discussion: """
      Ends with 0 when the last good run is recent, with 4 when it is older than the limit, with 65 \
      when the ledger or the run is damaged, with 66 when there never was one.

      \(ExitStatus.table)
      """)

  @OptionGroup var folder: OutputOption

  @Option(help: ArgumentHelp(Setting.lateAfterHours.summary))
  var lateAfterHours: String?

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let settings = try folder.settings([.lateAfterHours: lateAfterHours])
    let (last, now, limit) = (
      try LastGoodRun(settings.output), Clock.now(), settings.lateAfterHours
    )
    let isLate = last.isLate(at: now, afterHours: limit)
    let outbox = Outbox(settings.output)
    print(
      json ? try jsonText(last, now, limit, outbox) : text(last, now, limit, outbox))
    if isLate { throw ExitCode(ExitStatus.limitReached.rawValue) }
  }

  private func text(_ last: LastGoodRun, _ now: Instant, _ hours: Int, _ outbox: Outbox) -> String {
    let (newest, minutes) = (last.newest, last.age(at: now) / 60)
    let isLate = last.isLate(at: now, afterHours: hours)
    let limit = isLate ? "late: more than" : "in time: not more than"
    let lines = [
      "\(newest.run) for \(newest.asOf), published \(newest.publishedAt)",
      "\(minutes / 60) h \(minutes % 60) min ago, \(limit) \(hours) h",
    ]
    return (lines + mailLines(newest, outbox)).joined(separator: "\n")
  }

  /// How far its mails came, and who is mailed since that run or is not any more.
  private func mailLines(_ newest: LedgerEntry, _ outbox: Outbox) -> [String] {
    let counts = mails(newest, outbox).sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    let changes =
      (newest.recipientsAdded ?? []).map { "+ \(OneLine.of($0))" }
      + (newest.recipientsRemoved ?? []).map { "- \(OneLine.of($0))" }
    return (counts.isEmpty ? [] : ["mails: " + counts.joined(separator: ", ")])
      + (changes.isEmpty ? [] : ["recipients changed:"] + changes)
  }

  /// Of the run, by state.
  private func mails(_ newest: LedgerEntry, _ outbox: Outbox) -> [String: Int] {
    let items = outbox.items(of: newest.run)
    return Dictionary(items.map { ($0.state.rawValue, 1) }, uniquingKeysWith: +)
  }

  private func jsonText(_ last: LastGoodRun, _ now: Instant, _ hours: Int, _ outbox: Outbox) throws
    -> String
  {
    let newest = last.newest
    return try JSONText.of(
      Report(
        run: newest.run, asOf: newest.asOf, publishedAt: newest.publishedAt,
        ageSeconds: last.age(at: now), lateAfterHours: hours,
        isLate: last.isLate(at: now, afterHours: hours),
        ledgerEntries: last.entries, mails: mails(newest, outbox),
        recipientsAdded: newest.recipientsAdded ?? [],
        recipientsRemoved: newest.recipientsRemoved ?? []))
  }

  private struct Report: Encodable {
    var run: String
    var asOf: CivilDate
    var publishedAt: Instant
    var ageSeconds: Int64
    var lateAfterHours: Int
    var isLate: Bool
    var ledgerEntries: Int
    /// Of the run, by state.
    var mails: [String: Int]
    var recipientsAdded: [String]
    var recipientsRemoved: [String]
  }
}
