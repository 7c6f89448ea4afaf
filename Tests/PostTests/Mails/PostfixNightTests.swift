import CommandHarness
import Foundation
import Testing

/// What a real mail server and a real `sendmail` make of a night.
@Suite struct PostfixNightTests {
  @Test(arguments: ["smtp", "sendmail"])
  func `Postfix delivers a night, and refuses whom it does not know`(transport: String) throws {
    guard PostfixInstance.canStart() else { return }
    try MailedClinic.with(3) { clinic in
      var clinic = clinic
      clinic.more = ["content: attach"]
      let postfix = try PostfixInstance(clinic.folder + "/postfix")
      try clinic.configure(
        transport == "sendmail"
          ? ["transport: sendmail", "sendmail:", "  program: \(postfix.sendmail)"]
          : [
            "transport: smtp", "smtp:", "  server: localhost", "  port: \(postfix.port)",
            "  security: starttls", "  authorities: \(try Certificates.authority())",
          ])
      let night = try clinic.night()
      let log = try postfix.log()
      #expect(night.code == 0, "\(night.errors)\(log)")
      #expect(try clinic.states() == ["accepted": 3])
      #expect(try postfix.mails(3).count == 3)
    }
  }
}
