import CommandHarness
import Foundation
import Testing

/// Mail goes to a server that is the one that is meant, over a connection nobody else reads, or it
/// waits.
@Suite struct TLSTests {
  @Test(arguments: ["starttls", "tls"])
  func `A server with a good certificate gets the mail, and the password`(security: String) throws {
    try MailedClinic.with(2) { clinic in
      let server = try MailServer(
        clinic.folder + "/server", security: security == "tls" ? .implicit : .starttls,
        account: MailServer.Account(user: "rems", password: "Pa55-word"))
      try clinic.loggingIn(with: "Pa55-word").configure(server, security: security)
      let night = try clinic.night()
      #expect(night.code == 0, "\(night.errors)")
      let mails = try server.messages()
      #expect(mails.map(\.tls) == [true, true])
      #expect(mails.map(\.user) == ["rems", "rems"])
      #expect(Set(mails.map(\.connection)).count == 1)
    }
  }

  @Test(arguments: Certificates.Server.bad, ["starttls", "tls"])
  func `A server with a bad certificate gets nothing, and the mail waits`(
    certificate: Certificates.Server, security: String
  ) throws {
    try MailedClinic.with(2) { clinic in
      let server = try MailServer(
        clinic.folder + "/server", security: security == "tls" ? .implicit : .starttls,
        certificate: certificate)
      try clinic.configure(server, security: security)
      try expectNothing(server, clinic)
    }
  }

  @Test func `A server that offers no STARTTLS gets nothing, not even the password`() throws {
    try MailedClinic.with(2) { clinic in
      let server = try MailServer(
        clinic.folder + "/server", security: .starttlsNotOffered,
        account: MailServer.Account(user: "rems", password: "Pa55-word"))
      try clinic.loggingIn(with: "Pa55-word").configure(server, security: "starttls")
      try expectNothing(server, clinic)
      let dialogue = try server.dialogue()
      #expect(!dialogue.contains("AUTH PLAIN") && !dialogue.contains("MAIL FROM"))
    }
  }

  @Test func `A wrong password is said, and is no reason to lose a mail`() throws {
    try MailedClinic.with(2) { clinic in
      let server = try MailServer(
        clinic.folder + "/server", security: .starttls,
        account: MailServer.Account(user: "rems", password: "right"))
      try clinic.loggingIn(with: "wrong").configure(server, security: "starttls")
      try expectNothing(server, clinic)
      try clinic.write(["right"], to: clinic.folder + "/password")
      #expect(try clinic.flush().code == 0)
      #expect(try server.messages().count == 2)
    }
  }

  @Test(arguments: [0o644, 0o640, 0o604])
  func `A password that others may read is not used, and the report is there`(mode: Int) throws {
    try MailedClinic.with(2) { clinic in
      let server = try MailServer(clinic.folder + "/server", security: .starttls)
      try clinic.loggingIn(with: "secret").configure(server, security: "starttls")
      try FileManager.default.setAttributes(
        [.posixPermissions: mode], ofItemAtPath: clinic.folder + "/password")
      let night = try clinic.night()
      #expect(night.code == 78)
      #expect(night.errors.contains("chmod 600"))
      #expect(!night.errors.contains("secret"))
      #expect(FileManager.default.fileExists(atPath: clinic.output + "/latest/index.html"))
      #expect(try clinic.states() == ["pending": 2])
    }
  }

  private func expectNothing(_ server: MailServer, _ clinic: MailedClinic) throws {
    let night = try clinic.night()
    #expect(night.code == 69, "\(night.errors)")
    #expect(FileManager.default.fileExists(atPath: clinic.output + "/latest/index.html"))
    #expect(try server.messages().isEmpty)
    #expect(try clinic.states() == ["pending": 2])
  }
}
