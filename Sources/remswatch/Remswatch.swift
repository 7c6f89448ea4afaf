internal import ArgumentParser
internal import CMemory
internal import Glibc

/// The program: finds the command, runs it, and ends with one of the codes of `ExitStatus`.
struct Remswatch: ParsableCommand {
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
    subcommands: [
      Run.self, AuditCommand.self, ImportCommand.self, Demo.self, Status.self, HistoryCommand.self,
      Diff.self,
      Verify.self, PruneCommand.self, LedgerCommand.self, MailCommand.self, ConfigCommand.self,
      Doctor.self, ProgramCommand.self, Measure.self,
    ])

  static func main() {
    // What the program makes is for its user alone, whatever the caller's umask.
    umask(0o077)
    // A file that grows past the limit and a reader that went away are errors to report, not
    // signals to die of.
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    remswatch_keep_memory_flat()
    do {
      var command = try parseAsRoot()
      run(&command)
    } catch {
      // Help, version and wrong usage (64) are for the parser to print.
      exit(withError: error)
    }
  }

  /// Runs a command; whatever it throws ends with a code of the table.
  private static func run(_ command: inout any ParsableCommand) {
    do {
      try command.run()
    } catch let error as ValidationError {
      // Found wrong only when it was looked up; the parser would print the usage of the whole.
      Messages.error(error)
      Glibc.exit(ExitStatus.usage.rawValue)
    } catch  where ExitStatus(error) == nil && exitCode(for: error) != .failure {
      // A code of a command's own or help: what the parser has a code for.
      exit(withError: error)
    } catch {
      let failure = ExitStatus(error) == nil ? RunFailure(underlying: error) : error
      Messages.error(failure)
      Glibc.exit((ExitStatus(failure) ?? .internalError).rawValue)
    }
  }
}

/// An error that nobody foresaw, in one sentence.
struct RunFailure: Error, CustomStringConvertible {
  let underlying: any Error

  var description: String {
    "Something failed that nobody foresaw (\(type(of: underlying))); please report it."
  }
}
