internal import ArgumentParser
internal import Glibc

/// The program: finds the command, runs it, and ends with one of the codes of `ExitStatus`.
@main struct Remswatch: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "remswatch",
    abstract: "Checks every night that REMS patients have had their monitoring tests.",
    discussion: """
      Reads a patient database, judges each patient against the rules of a REMS, and writes HTML \
      and CSV reports with the missed tests. See 'remswatch demo' for a first look. It is no \
      medical device and gives no medical advice.

      \(ExitStatus.table)
      """,
    version: version,
    subcommands: [Run.self, Demo.self, ProgramCommand.self])

  static func main() {
    // A file that grows past the limit is an error to report, not a signal to die of.
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let code as ExitCode {
      Glibc.exit(code.rawValue)
    } catch {
      guard let status = ExitStatus(error) else {
        // Help, version and usage errors are for the parser to print; usage ends with 64.
        exit(withError: error)
      }
      Messages.error(error)
      Glibc.exit(status.rawValue)
    }
  }
}

/// Carries an error that nobody foresaw out of a command, so that it is not taken for a usage
/// error.
struct RunFailure: Error, CustomStringConvertible {
  let underlying: any Error

  var description: String {
    "Something failed that nobody foresaw (\(type(of: underlying))); please report it."
  }
}
