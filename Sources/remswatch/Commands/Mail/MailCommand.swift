internal import ArgumentParser
internal import Configuration
internal import Delivery
internal import Foundation
internal import Monitoring

/// `remswatch mail`: the letters to coordinators, administrators and operators.
struct MailCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mail", abstract: "Preview, send and look after the mails.",
    subcommands: [MailPreview.self, MailFlush.self, MailResend.self, MailStatus.self])
}

/// The options of commands that need to know how reports are mailed.
struct MailOptions: ParsableArguments {
  @OptionGroup var folder: OutputOption

  @Option(help: ArgumentHelp(Setting.mailFile.summary))
  var mailFile: String?

  func settings() throws -> Settings {
    try folder.settings([.mailFile: mailFile])
  }

  /// nil: no mail file is set.
  func postOffice() throws -> PostOffice? { try PostOffice(settings()) }

  /// Throws where no mail file is set.
  func requiredPostOffice() throws -> PostOffice {
    guard let postOffice = try postOffice() else {
      throw CommandError(
        status: .configuration,
        description: "No mail is sent: set 'mail-file' to a file such as 'remswatch config init "
          + "--mail' writes.")
    }
    return postOffice
  }
}

extension PostOffice {
  /// nil: no mail file is set.
  init?(_ settings: Settings) throws {
    let environment = ProcessInfo.processInfo.environment
    guard let setup = try MailSettings.load(settings: settings, environment: environment) else {
      return nil
    }
    self.init(setup: setup, output: settings.output)
  }
}

/// Which letters of a run.
struct LetterSelection: ParsableArguments {
  @Option(help: "The run: its id, the beginning of its id, or 'latest'.")
  var run = "latest"

  @Option(
    help: ArgumentHelp(
      "Only letters about this site, by its site_id, or 'no responsible site' or 'programme "
        + "administrator' (default: every letter)."))
  var site: String?

  /// The letters of a published run.
  ///
  /// Throws where there is no such run, it is not as it was published, or nobody is written to.
  func mail(_ postOffice: PostOffice, at queuedAt: Instant?) throws -> (
    mail: RunMail, addresses: [RunMail.Address], problems: [MailProblem]
  ) {
    let mail = try postOffice.mail(of: run, at: queuedAt)
    let (addresses, problems) = mail.addresses()
    guard let site else { return (mail, addresses, problems) }
    let place = LetterPlace(named: site, among: mail.sites.sites)
    guard place == .programme || mail.sites.sites.contains(where: { LetterPlace($0) == place })
    else {
      throw CommandError(
        status: .notFound, description: "The run has no site '\(OneLine.of(site))'.")
    }
    let own = addresses.filter { LetterPlace($0.site) == place }
    return (mail, own, problems.filter { $0.place == place })
  }
}
