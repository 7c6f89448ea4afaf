internal import ArgumentParser
internal import Configuration
internal import Foundation

/// `remswatch doctor`: what would keep tonight's run from publishing.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look for what would keep the nightly run from publishing.",
    discussion: """
      Prints a line for each check: ok, warning or problem, what was found, and what to do. Run it \
      as the user of the nightly job. Ends with 78 when there is a problem.

      Examples:
        sudo -u remswatch remswatch doctor
        remswatch doctor --database patients.db --output Reports --deep

      \(ExitStatus.table)
      """)

  @OptionGroup var options: SettingsOptions

  @Option(help: "The patient database, an SQLite file.")
  var database: String?

  @Option(help: "Folder that holds the runs.")
  var output: String?

  @Flag(help: "Also let SQLite check every page of the database.")
  var deep = false

  @Flag(help: "Print a JSON array of the checks.")
  var json = false

  func run() throws {
    let diagnoses = examine()
    print(json ? try Self.json(diagnoses) : diagnoses.map(\.line).joined(separator: "\n"))
    if diagnoses.contains(where: { $0.level == .problem }) {
      throw ExitCode(ExitStatus.configuration.rawValue)
    }
  }

  /// Without a valid configuration nobody knows where to look: that is the one thing to say.
  private func examine() -> [Diagnosis] {
    var flags: [Setting: String] = [:]
    flags[.database] = database
    flags[.output] = output
    do {
      let (settings, file) = try options.resolve(flags: flags)
      return Examination(settings: settings, file: file, isDeep: deep).diagnoses()
    } catch {
      return [.problem("configuration", error)]
    }
  }

  private static func json(_ diagnoses: [Diagnosis]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(diagnoses), as: UTF8.self)
  }
}
