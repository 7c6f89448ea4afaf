internal import ArgumentParser
internal import Configuration
internal import Feeds
internal import Intake

/// `remswatch import`: foreign data into the patient database.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Load HL7 v2, FHIR R4, OMOP or CSV files into the patient database.",
    discussion: """
      Loading is append-only and can be repeated: what is known already is counted and changes \
      nothing, a correction becomes a later version. Each file is loaded wholly or not at all. What \
      became of every record is in the table import-log. A database that is not there is made.

      Examples:
        remswatch import --database patients.db results.hl7
        remswatch import --database patients.db --mapping mapping.yaml export/ infusion.csv

      \(ExitStatus.table)
      """)

  @Argument(help: "Files, and folders of files.")
  var paths: [String]

  @OptionGroup var configuration: SettingsOptions

  @Option(help: "The patient database, an SQLite file; made where there is none.")
  var database: String?

  @Option(help: ArgumentHelp(Setting.program.summary))
  var program: String?

  @Option(
    help: """
      What the files are: hl7, fhir, omop or csv (default: as each shows itself). Of a folder the \
      files of that format are loaded.
      """)
  var format: SourceFormat?

  @Option(help: ArgumentHelp(Setting.mapping.summary))
  var mapping: String?

  @Option(
    help: """
      When a fact counts as recorded: 'load', when it is loaded, or 'message', at the source's own \
      time, to load history.
      """)
  var recordedAt = RecordedAt.load

  @Option(help: "Also write what became of the records to this CSV file, which must be new.")
  var report: String?

  @Flag(help: "Say nothing where everything was loaded, and show no progress.")
  var quiet = false

  enum RecordedAt: String, CaseIterable, ExpressibleByArgument {
    case load, message
  }

  func run() throws {
    if let report { try ImportReport.checkIsNew(report) }
    let given: [Setting: String?] = [
      .database: database, .program: program, .mapping: mapping,
    ]
    let settings = try configuration.settings(flags: given.compactMapValues { $0 })
    let program = try settings.program.load().program
    let mapping = try settings.feedMapping.with(materials: program.materials)
    let importing = Importing(
      sources: SourceList(paths, format: format, mapping: mapping), mapping: mapping,
      partialCodes: program.partialCodes,
      clock: LoadClock(loadedAt: Clock.now(), isSources: recordedAt == .message),
      showsProgress: !quiet && Terminal.isErrorOutput)
    let outcome = try importing.load(into: settings.requiredDatabase)
    let summary = ImportSummary(outcome, counted: program.countedCodes)
    if let report { try ImportReport.write(outcome, to: report) }
    for remark in summary.remarks { Messages.remark(remark) }
    if !quiet { print(summary.text) }
    if let status = outcome.status { throw ExitCode(status.rawValue) }
  }
}
