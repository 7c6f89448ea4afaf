package import Configuration
internal import Delivery
internal import Foundation
package import Mail

/// Reads how reports are mailed.
package enum MailSettings {
  /// What the file says that the settings name; nil: none is named, and no mail is sent.
  ///
  /// Throws where it is not there, is wrong, or others may change it. No password is read.
  package static func load(settings: Settings, environment: [String: String]) throws -> MailSetup? {
    guard let file = settings.mailFile else { return nil }
    let configuration = try MailConfiguration.decode(TrustedFile.read(file), file: file)
    return MailSetup(
      file: file, configuration: configuration,
      link: configuration.link ?? URL(fileURLWithPath: settings.output).standardizedFileURL.path,
      credentials: environment["CREDENTIALS_DIRECTORY"])
  }
}

/// How reports are mailed.
package struct MailSetup: Hashable, Sendable {
  /// The path of the file that says so.
  package let file: String
  let configuration: MailConfiguration
  /// Where recipients see the output folder, without a slash at its end.
  package let link: String
  /// The folder of systemd's credentials; nil: the program runs without.
  let credentials: String?

  /// The password of the mail server's user; nil: it asks for none. Read only when mail is sent.
  ///
  /// Throws where its file is not there, others could have read or made it, or it holds none.
  package func password() throws -> MailPassword? {
    guard case .smtp(let server) = configuration.transport, let login = server.login else {
      return nil
    }
    switch login.password {
    case .file(let path): return try Self.password(in: path, .owner)
    case .credential(let name): return try Self.password(in: credential(name), .systemd)
    }
  }

  private func credential(_ name: String) throws -> String {
    guard let credentials, credentials.hasPrefix("/") else {
      throw CommandError(
        status: .configuration,
        description: "There is no credential '\(name)', because systemd has given none "
          + "(CREDENTIALS_DIRECTORY is not set); name a password-file in \(file), or start as a "
          + "service.")
    }
    return "\(credentials)/\(name)"
  }

  private static func password(in path: String, _ keeper: SecretFile.Keeper) throws -> MailPassword
  {
    do {
      let bytes = try SecretFile.read(path, limit: MailPassword.mostBytes + 1, keeper: keeper)
      return try MailPassword(file: bytes)
    } catch let error as SecretFileError {
      throw refusal(path, error.detail)
    } catch let error as PasswordRefusal {
      throw refusal(path, "its first line \(error)")
    }
  }

  private static func refusal(_ path: String, _ detail: String) -> CommandError {
    CommandError(
      status: .configuration, description: "The mail password in \(path) is not used: \(detail).")
  }
}
