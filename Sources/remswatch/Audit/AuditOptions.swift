internal import ArgumentParser
internal import ComplianceReport
internal import Configuration
internal import Monitoring

/// What an audit can be asked.
struct AuditOptions: ParsableArguments {
  @OptionGroup var source: SourceOptions

  @Option(
    help: ArgumentHelp(
      "The folder of the runs; the access log lies in it, and nothing else of it is touched."))
  var output: String?

  @Option(help: "The clinical day asked about, YYYY-MM-DD (default: today).")
  var asOf: CivilDate?

  @Option(
    help: "Ignore what was recorded after this day (its end in UTC) or RFC 3339 instant.",
    transform: KnownAt.read)
  var knownAt: Instant?

  @Option(
    name: .customLong("patient"),
    help: ArgumentHelp(
      """
      The patient's medical record number; '-' reads it from standard input, so that no list of \
      processes shows it. With --pack it may be given several times.
      """, valueName: "patient"))
  var patients: [String] = []

  @Option(help: "Only what this site is responsible for, by its id.")
  var site: String?

  @Option(help: "Only this requirement, by its id in the rule set.")
  var requirement: String?

  @Option(help: "Only this obligation, by its id or the beginning of it.")
  var obligation: String?

  @Flag(help: "Everything that has opened, and not only what is missed, overdue or due.")
  var full = false

  func settings() throws -> Settings { try source.settings(and: [.output: output]) }
}

extension AuditOptions {
  /// The one patient that is asked for.
  var patient: String? { patients.first }

  func selection(_ program: Program) throws -> AuditSelection {
    AuditSelection(
      medicalRecordNumber: try recordNumber(), siteID: site,
      requirement: try requirement.map { try place(of: $0, program) }, obligation: obligation,
      isFull: full)
  }

  private func recordNumber() throws -> String? {
    try patient.map(Self.recordNumber)
  }

  /// A record number as it was given, or from standard input.
  static func recordNumber(_ text: String) throws -> String {
    guard text == "-" else { return text }
    guard let line = readLine(), !line.isEmpty else {
      throw ValidationError("'--patient -' needs the record number on standard input.")
    }
    return line
  }

  private func place(of requirement: String, _ program: Program) throws -> Int {
    if let place = program.requirements.firstIndex(where: { $0.id == requirement }) { return place }
    let known = program.requirements.map(\.id).joined(separator: ", ")
    throw ValidationError("--requirement: the rule set has \(known).")
  }
}
