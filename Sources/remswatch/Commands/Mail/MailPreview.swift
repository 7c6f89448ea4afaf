internal import ArgumentParser
internal import Delivery
internal import Glibc

/// `remswatch mail preview`: the letters of a run as files, and who would get them.
struct MailPreview: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Write the mails of a run as .eml files; send nothing.",
    discussion: """
      Any mail program opens the files. A mail that carries lists of patients is written as it would \
      be sent: keep the folder private.

      Examples:
        remswatch mail preview
        remswatch mail preview --run 2026-11-22 --site S01 --folder /tmp/preview

      \(ExitStatus.table)
      """)

  @OptionGroup var selection: LetterSelection
  @OptionGroup var options: MailOptions

  @Option(help: "Where the files go; made where it is missing. No file is replaced.")
  var folder = "mail-preview"

  func run() throws {
    let postOffice = try options.requiredPostOffice()
    let (mail, addresses, problems) = try selection.mail(postOffice, at: nil)
    var refused = problems
    try NewFile.makeFolder(folder)
    for address in addresses {
      do { try write(try mail.letter(to: address), address) } catch let problem as MailProblem {
        refused.append(problem)
      }
    }
    for problem in refused { Messages.remark("\(problem)") }
    if refused.contains(where: { !$0.isRemark }) {
      throw ExitCode(ExitStatus.notDelivered.rawValue)
    }
  }

  private func write(_ letter: Outbox.Letter, _ address: RunMail.Address) throws {
    let place = address.site.map { $0.folder.split(separator: "/").last ?? "site" }
    let path = "\(folder)/\(place ?? "administrator")-\(letter.item.id.prefix(8)).eml"
    try NewFile.write(letter.message, to: path)
    print("\(path)  \(address.addressee.mailbox.address)")
  }
}
