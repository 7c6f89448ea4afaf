/// A mail server, and how it is spoken to.
package struct MailServer: Sendable {
  /// How the connection is kept secret. Nothing falls back to plain text.
  package enum Security: Sendable { case plain, startTLS, tls }

  /// A name, or an address in figures.
  package var host: String
  package var port: Int
  package var security: Security
  /// nil: without authentication.
  package var login: Login?
  /// File of certificate authorities in PEM; nil: those of the system.
  package var authorities: String?
  /// For one mail, from the connection to the last answer.
  package var seconds: Int

  package init(
    host: String, port: Int, security: Security, login: Login?, authorities: String?, seconds: Int
  ) {
    self.host = host
    self.port = port
    self.security = security
    self.login = login
    self.authorities = authorities
    self.seconds = seconds
  }

  /// A user and the password, which is never printed.
  package struct Login: Sendable, CustomReflectable, CustomStringConvertible {
    let user: String
    let password: String

    package init(user: String, password: String) {
      (self.user, self.password) = (user, password)
    }

    package var description: String { user }
    package var customMirror: Mirror { Mirror(self, children: ["user": user]) }
  }
}
