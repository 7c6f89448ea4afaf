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
    print(json ? try jsonText(last, now, limit) : text(last, now, limit))
    if isLate { throw ExitCode(ExitStatus.limitReached.rawValue) }
  }

  private func text(_ last: LastGoodRun, _ now: Instant, _ hours: Int) -> String {
    let (newest, minutes) = (last.newest, last.age(at: now) / 60)
    let isLate = last.isLate(at: now, afterHours: hours)
    let limit = isLate ? "late: more than" : "in time: not more than"
    return """
      \(newest.run) for \(newest.asOf), published \(newest.publishedAt)
      \(minutes / 60) h \(minutes % 60) min ago, \(limit) \(hours) h
      """
  }

  private func jsonText(_ last: LastGoodRun, _ now: Instant, _ hours: Int) throws -> String {
    let newest = last.newest
    return try JSONText.of(
      Report(
        run: newest.run, asOf: newest.asOf, publishedAt: newest.publishedAt,
        ageSeconds: last.age(at: now), lateAfterHours: hours,
        isLate: last.isLate(at: now, afterHours: hours),
        ledgerEntries: last.entries))
  }

  private struct Report: Encodable {
    var run: String
    var asOf: CivilDate
    var publishedAt: Instant
    var ageSeconds: Int64
    var lateAfterHours: Int
    var isLate: Bool
    var ledgerEntries: Int
  }
}
