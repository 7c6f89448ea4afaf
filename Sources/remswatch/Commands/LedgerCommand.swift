internal import ArgumentParser
internal import Delivery

/// `remswatch ledger`: what belongs to the ledger alone.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Make a key that signs the ledger.", subcommands: [Key.self])

  struct Key: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a key that signs the ledger, and print its id.",
      discussion: """
        Writes the secret key to FILE, readable by its owner alone, and the public key to FILE.pub, \
        both as PEM files that openssl reads. A file that is there is never replaced.

        \(ExitStatus.table)
        """)

    @Argument(help: "The file of the secret key.")
    var file: String

    func run() throws {
      print(try LedgerKey.make(file).id)
    }
  }
}
