internal import ArgumentParser
package import Monitoring
internal import ProgramFiles

/// `remswatch run`: the main job.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Judge every patient and publish a report.",
    discussion: """
      Examples:
        remswatch run --database patients.db
        remswatch run --database patients.db --as-of 2025-12-31 --known-at 2026-01-05 --full

      \(ExitStatus.table)
      """)

  @Option(help: "The patient database, an SQLite file.")
  var database: String

  @Option(help: "SQL file of CREATE TEMP VIEW statements, for a database of another shape.")
  var views: String?

  @Option(help: "Folder that holds the runs; made where it is missing.")
  var output = "Reports"

  @OptionGroup var ruleSet: RuleSetOption

  @Option(help: "The clinical day asked about, YYYY-MM-DD (default: today).")
  var asOf: CivilDate?

  @Option(
    help: "Ignore what was recorded after this day (its end in UTC) or RFC 3339 instant.",
    transform: KnownAt.read)
  var knownAt: Instant?

  @Flag(help: "Also write obligations.csv and intervals.csv: everything that has opened.")
  var full = false

  @Flag(help: "Say nothing on success, and show no progress.")
  var quiet = false

  func validate() throws {
    guard !database.isEmpty, !output.isEmpty else {
      throw ValidationError("--database and --output need a path.")
    }
  }

  func run() throws {
    let outcome = try NightlyRun(
      database: database, views: try views.map(Self.script), output: output,
      program: try ruleSet.load(), asOf: asOf ?? Clock.localDay(of: Clock.now()),
      knownAt: knownAt, isFull: full, showsProgress: !quiet && Terminal.isErrorOutput
    ).publish()
    if !quiet, Terminal.isOutput { print(Summary.text(outcome)) }
    if outcome.tally.count(.notEvaluated) > 0 {
      throw ExitCode(ExitStatus.someNotEvaluated.rawValue)
    }
  }

  private static func script(_ path: String) throws -> String {
    String(decoding: try InputFile.read(path, limit: 1 << 20), as: UTF8.self)
  }
}

/// The option that names a rule set.
struct RuleSetOption: ParsableArguments {
  @Option(
    help: "The rule set: the id of one that is built in, or the path of a YAML file.")
  var program = "lemtrada-us"

  func load() throws -> LoadedProgram {
    if ProgramFiles.builtInIDs.contains(program) { return try ProgramFiles.builtIn(program) }
    return try ProgramFiles.decode(
      InputFile.read(program, limit: RuleSetOption.sizeLimit), file: program)
  }

  /// Bytes; a rule set is a few pages of text.
  static let sizeLimit = 1 << 20
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
