internal import ArgumentParser
internal import Configuration

/// `remswatch config init`: a configuration file to begin with.
struct ConfigInit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented configuration file that sets nothing yet.",
    discussion: ExitStatus.table)

  @Argument(help: "The file to make, which must not be there yet; - for standard output.")
  var file = "config.yaml"

  func run() throws {
    if file == "-" {
      print(ConfigurationTemplate.text, terminator: "")
    } else {
      try NewFile.write(Array(ConfigurationTemplate.text.utf8), to: file)
      print("\(file) is written; edit it, then run 'remswatch config check --config \(file)'.")
    }
  }
}
