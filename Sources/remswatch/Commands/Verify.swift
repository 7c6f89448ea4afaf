internal import ArgumentParser
internal import Delivery

/// `remswatch verify`: whether runs and ledger are as they were published.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check that runs and ledger are as they were published.",
    discussion: """
      Recomputes every hash of the ledger and of every file. What is wrong is printed, the first \
      thing first. A ledger that was cut short or made anew is told from the right one by a hash \
      kept elsewhere (--head), or by signatures (--public-key).

      Examples:
        remswatch verify
        remswatch verify 2026-11-22T021005Z-7f3a9c --public-key ledger.key.pub

      \(ExitStatus.table)
      """)

  @Argument(
    help: ArgumentHelp("Read only this run's folder (default: every run's).", valueName: "run"))
  var runID: String?

  @OptionGroup var folder: OutputOption

  @Option(help: "A hash, kept elsewhere, that a line of the ledger must have.")
  var head: String?

  @Option(
    name: .customLong("public-key"),
    help: "Public key that lines must be signed with; may be given more than once.")
  var publicKeys: [String] = []

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let question = Verification.Question(
      run: runID, head: head, keys: try publicKeys.map { try LedgerPublicKey(readingFrom: $0) })
    let verification = try Verification(of: folder.settings().output, question)
    print(json ? try VerificationReport.json(verification) : VerificationReport.text(verification))
    guard verification.problems.isEmpty else { throw ExitCode(ExitStatus.data.rawValue) }
  }
}

/// What `verify` prints.
enum VerificationReport {
  static func text(_ found: Verification) -> String {
    let signed = found.signatures.map { "good signatures \($0)" } ?? "signatures not checked"
    let checked = """
      ledger lines \(found.lines), runs \(found.runs), files \(found.files), bytes \
      \(found.bytes), pruned runs \(found.pruned), \(signed)
      head \(found.head)
      """
    guard !found.problems.isEmpty else { return "All is as it was published: \(checked)" }
    let count = found.problems.count == 1 ? "1 problem" : "\(found.problems.count) problems"
    return (found.problems.map(\.description) + ["\(count): \(checked)"]).joined(separator: "\n")
  }

  static func json(_ found: Verification) throws -> String {
    try JSONText.of(
      Report(
        problems: found.problems, ledgerLines: found.lines, runs: found.runs, files: found.files,
        bytes: found.bytes, pruned: found.pruned, signatures: found.signatures, head: found.head))
  }

  private struct Report: Encodable {
    var problems: [Problem]
    var ledgerLines: Int
    var runs: Int
    var files: Int
    var bytes: Int
    var pruned: Int
    /// Good ones; absent: not checked.
    var signatures: Int?
    var head: String
  }
}
