internal import ArgumentParser
internal import ProgramFiles

/// `remswatch program`: rule sets, for the people who sign them off.
struct ProgramCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "program", abstract: "List, show and check rule sets.",
    subcommands: [List.self, Show.self, Check.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the requirements of a rule set.")

    @OptionGroup var ruleSet: RuleSetOption

    func run() throws {
      print(ProgramListing.list(try ruleSet.load().program))
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show one requirement in full, with its evidence and citation.")

    @Argument(help: "The requirement's id, such as cbc-monthly.")
    var id: String

    @OptionGroup var ruleSet: RuleSetOption

    func run() throws {
      let program = try ruleSet.load().program
      guard let text = ProgramListing.show(id, in: program) else {
        throw ValidationError(
          "The rule set has no requirement '\(id)'; 'remswatch program list' shows them all.")
      }
      print(text)
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check a rule set file; say the first thing that is wrong with it.")

    @Argument(help: "The YAML file.")
    var file: String

    func run() throws {
      let bytes = try InputFile.read(file, limit: RuleSetOption.sizeLimit)
      let loaded = try ProgramFiles.decode(bytes, file: file)
      print(
        "\(file) is a valid rule set: \(loaded.program.id) \(loaded.program.version), "
          + "\(loaded.program.requirements.count) requirements, SHA-256 \(loaded.sha256)")
    }
  }
}
