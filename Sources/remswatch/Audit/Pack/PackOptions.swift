internal import ArgumentParser
internal import ComplianceReport
internal import Glibc

/// What an audit pack holds besides the report.
struct PackOptions: ParsableArguments {
  /// Bytes of a list of patients.
  private static let listLimit = 1 << 20
  /// Whose files are made one by one, and kept in memory until then.
  private static let most = 1000

  @Option(
    help: ArgumentHelp(
      "Write an audit pack for an inspector into this new folder: the report, the chosen patients, "
        + "the rules, the ledger, and how to verify them.", valueName: "folder"))
  var pack: String?

  @Option(
    help: "A file of the record numbers of patients for the pack, one a line.")
  var patientsFile: String?

  @Option(
    help: "The rule set before this one; the pack says what changed since.")
  var previousProgram: String?

  func validate() throws {
    guard pack == nil else { return }
    if patientsFile != nil { throw ValidationError("--patients-file needs --pack.") }
    if previousProgram != nil { throw ValidationError("--previous-program needs --pack.") }
  }

  /// The record numbers that were given and those of the file, each once.
  func recordNumbers(_ given: [String]) throws -> [String] {
    var numbers = try given.map(AuditOptions.recordNumber)
    if let patientsFile {
      let text = String(
        decoding: try InputFile.read(patientsFile, limit: Self.listLimit), as: UTF8.self)
      numbers += text.split(whereSeparator: \.isNewline).map(String.init)
    }
    var known: Set<String> = []
    numbers = numbers.filter { known.insert($0).inserted }
    guard numbers.count <= Self.most else {
      throw ValidationError(
        "A pack holds at most \(Self.most) patients, and \(numbers.count) were chosen.")
    }
    return numbers
  }

  /// Throws where there is anything of the pack's name: it is never written into.
  static func refuseExisting(_ folder: String) throws {
    var status = stat()
    guard lstat(folder, &status) != 0 else {
      throw CommandError(
        status: .cannotCreate,
        description: "\(folder) is there already and is left alone; name a new folder.")
    }
  }
}
