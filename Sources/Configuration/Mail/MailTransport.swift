/// How mail leaves the machine.
package enum MailTransport: Hashable, Sendable {
  case smtp(SMTP)
  /// The absolute path of a program that takes mail as `sendmail` does.
  case sendmail(program: String)

  /// A mail server.
  package struct SMTP: Hashable, Sendable {
    /// Name or address of the machine, in small letters; an address of IPv6 without brackets.
    package let server: String
    /// 1…65535.
    package let port: Int
    package let security: Security
    /// nil: the server takes mail without.
    package let login: Login?
    /// Path of a PEM file of certificate authorities; nil: the system's.
    package let authorities: String?
    /// For a whole message, 1…600.
    package let timeoutSeconds: Int
  }

  /// How the way to the server is kept from others.
  package enum Security: String, CaseIterable, Hashable, Sendable {
    case starttls
    case tls
    /// Not at all.
    case none
  }

  /// How the server knows who sends.
  package struct Login: Hashable, Sendable {
    package let user: String
    package let password: PasswordPlace
  }

  /// Where the password lies.
  package enum PasswordPlace: Hashable, Sendable {
    /// The path of a file.
    case file(String)
    /// The name of a file in the folder that systemd names in `CREDENTIALS_DIRECTORY`.
    case credential(String)
  }
}
