internal import ArgumentParser
internal import Configuration
internal import Delivery
package import Monitoring

/// `remswatch run`: the main job.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Judge every patient and publish a report.",
    discussion: """
      Whatever is not given as an option is taken from the environment (REMSWATCH_DATABASE and so \
      on), then from the configuration file; 'remswatch config check --show' prints what holds.

      Examples:
        remswatch run --database patients.db
        remswatch run --database patients.db --as-of 2025-12-31 --known-at 2026-01-05 --full

      \(ExitStatus.table)
      """)

  @OptionGroup var options: RunOptions

  @Option(help: "The clinical day asked about, YYYY-MM-DD (default: today).")
  var asOf: CivilDate?

  @Option(
    help: "Ignore what was recorded after this day (its end in UTC) or RFC 3339 instant.",
    transform: KnownAt.read)
  var knownAt: Instant?

  @Flag(help: "Believe a database with far fewer rows than last time; for once, after a look.")
  var acceptCounts = false

  @Flag(help: "Also write FHIR R4 MeasureReports: one of each patient, and one of all.")
  var measureReport = false

  @Flag(name: [.customShort("n"), .long], help: "Judge and say what came of it; publish nothing.")
  var dryRun = false

  @Flag(
    inversion: .prefixedNo,
    help: "Mail the report (default: where a mail file is set and the report is of today).")
  var mail: Bool?

  @Flag(help: "Put the mails into the outbox and leave it to 'mail flush' to send them.")
  var noSend = false

  @Flag(help: "Say nothing on success, and show no progress.")
  var quiet = false

  func run() throws {
    let settings = try options.settings()
    let day = try asOf ?? Clock.today(settings)
    let postOffice = try postOffice(settings, day)
    let outcome =
      try dryRun
      ? night(settings, day, postOffice).rehearse() : publish(settings, day, postOffice)
    for remark in outcome.remarks + outcome.mail.remarks { Messages.remark(remark) }
    if let remark = outcome.mail.remarkOfRun { Messages.remark(remark) }
    if !quiet { Summary.say(outcome) }
    guard let status = outcome.status(failOn: settings.failOn) else { return }
    if status == .limitReached { Messages.remark(Summary.limit(outcome)) }
    throw ExitCode(status.rawValue)
  }

  /// Those who watch the nights are told of every failure, but not of a look back at a past night.
  private func publish(_ settings: Settings, _ day: CivilDate, _ postOffice: PostOffice?) throws
    -> NightlyRun.Outcome
  {
    let publish = { try night(settings, day, postOffice).publish() }
    guard knownAt == nil else { return try publish() }
    do {
      return try Watchers(settings).watch(publish)
    } catch {
      FailureNotice.send(error, asOf: day, by: postOffice, sends: !noSend)
      throw error
    }
  }

  private func night(_ settings: Settings, _ day: CivilDate, _ postOffice: PostOffice?) throws
    -> NightlyRun
  {
    NightlyRun(
      question: try question(settings, day), output: settings.output,
      guards: Guards(
        largestFallPercent: acceptCounts ? nil : settings.largestFallPercent,
        trustsClock: asOf == nil),
      ledgerKey: try settings.ledgerKey.map(LedgerKey.init(readingFrom:)),
      postOffice: postOffice, sendsMail: !noSend,
      showsProgress: !quiet && Terminal.isErrorOutput, interruption: Interruption())
  }

  /// nil: this run's report is not mailed. A look back at a past day is nobody's list of work, so
  /// that it is mailed only on demand.
  private func postOffice(_ settings: Settings, _ asOf: CivilDate) throws -> PostOffice? {
    guard try mail ?? (knownAt == nil && asOf == Clock.today(settings)) else { return nil }
    guard let postOffice = try PostOffice(settings) else {
      guard mail != true else {
        throw CommandError(
          status: .configuration,
          description: "--mail needs to know how: set 'mail-file' to a file such as 'remswatch "
            + "config init --mail' writes.")
      }
      return nil
    }
    return postOffice
  }

  private func question(_ settings: Settings, _ day: CivilDate) throws -> RunQuestion {
    RunQuestion(
      database: try settings.requiredDatabase, views: try settings.viewsScript,
      program: try settings.program.load(),
      asOf: day,
      knownAt: knownAt, isFull: settings.isFull, hasMeasureReports: measureReport,
      nextReportBy: knownAt == nil ? settings.nextReportBy : nil)
  }
}

extension CivilDate: ExpressibleByArgument {
  package init?(argument: String) {
    self.init(argument)
  }
}

/// What `--known-at` takes.
enum KnownAt {
  static func read(_ text: String) throws -> Instant {
    if let day = CivilDate(text) { return Instant(endOf: day) }
    if let instant = Instant(rfc3339: text) { return instant }
    throw ValidationError(
      "'\(text)' is neither a day (2026-01-05) nor an RFC 3339 instant (2026-01-05T18:00:00Z).")
  }
}
