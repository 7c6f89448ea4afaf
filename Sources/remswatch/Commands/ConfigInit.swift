internal import ArgumentParser
internal import Configuration

/// `remswatch config init`: a configuration file to begin with.
struct ConfigInit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented configuration file that sets nothing yet.",
    discussion: ExitStatus.table)

  @Argument(
    help: """
      The file to make, which must not be there yet; - for standard output (default: config.yaml, \
      or mail.yaml with --mail).
      """)
  var file: String?

  @Flag(help: "Write the file that says how reports are mailed.")
  var mail = false

  func run() throws {
    let text = mail ? MailTemplate.text : ConfigurationTemplate.text
    let file = file ?? (mail ? "mail.yaml" : "config.yaml")
    if file == "-" {
      print(text, terminator: "")
    } else {
      try NewFile.write(Array(text.utf8), to: file)
      print("\(file) is written; edit it, then \(next(file)).")
    }
  }

  private func next(_ file: String) -> String {
    mail
      ? "set mail-file to its path and run 'remswatch config check --show'"
      : "run 'remswatch config check --config \(file)'"
  }
}
