internal import Glibc
package import Mail

/// Encrypts mails for one recipient's certificate (S/MIME), with the `openssl` of the system.
package struct SecureMail: Sendable {
  private static let program = "/usr/bin/openssl"
  private static let seconds = 60

  /// Why a mail is not encrypted, and so is not sent.
  package enum Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    case noOpenSSL
    case noCertificate(path: String)
    case expired(path: String)
    case anotherAddress(path: String)
    case failed(path: String)

    /// What is said after `nothing was encrypted:`.
    package var description: String {
      switch self {
      case .noOpenSSL: "\(program) cannot be started; install the package openssl"
      case .noCertificate(let path): "\(path) is not a certificate in PEM"
      case .expired(let path): "the certificate \(path) has expired"
      case .anotherAddress(let path): "the certificate \(path) is for another address"
      case .failed(let path): "openssl does not encrypt for \(path)"
      }
    }
  }

  /// Of the recipient, in PEM.
  private let certificate: String

  /// Checks the certificate: it must be valid now and name the recipient's address.
  package init(certificate file: String, for recipient: EmailAddress) throws(Refusal) {
    // A name that begins with a hyphen must not be taken for an option.
    let path = file.hasPrefix("-") ? "./\(file)" : file
    let look = ["x509", "-in", path, "-noout"]
    guard access(path, R_OK) == 0, try Self.run(look) != nil else {
      throw .noCertificate(path: path)
    }
    guard try Self.run(look + ["-checkend", "0"]) != nil else { throw .expired(path: path) }
    // It says in words, not by its exit code, whether the address is named.
    let answer = try Self.run(look + ["-checkemail", recipient.text]) ?? []
    guard String(decoding: answer, as: UTF8.self).contains(" does match certificate") else {
      throw .anotherAddress(path: path)
    }
    certificate = path
  }

  /// A part that only the holder of the certificate's key can read.
  package func encrypt(_ part: MIMEPart) throws(Refusal) -> MIMEPart {
    let arguments = ["cms", "-encrypt", "-aes-256-cbc", "-binary", "-outform", "DER", certificate]
    guard let der = try Self.run(arguments, part.entity), !der.isEmpty else {
      throw .failed(path: certificate)
    }
    return .encrypted(der)
  }

  /// What `openssl` printed; nil: it was not content.
  private static func run(_ arguments: [String], _ input: [UInt8] = []) throws(Refusal) -> [UInt8]?
  {
    let openssl = ChildProgram(path: program, arguments: arguments, seconds: seconds)
    guard let answer = openssl.run(input) else { throw .noOpenSSL }
    return answer.exitCode == 0 ? answer.output : nil
  }
}
