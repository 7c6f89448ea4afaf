import Configuration
import Foundation
import Mail
import Testing
import ThirdPartyData

/// Text that would end a header, a line or a command, in every place where text may stand.
@Suite struct MailTextTests {
  @Test(
    arguments: MailTextFields.all,
    [
      "\r", "\n", "\r\nBcc: x@y.example", "\u{0}", "\u{7}", "\u{1B}[2J", "\u{7F}", "\u{85}",
      "\u{2028}", "\u{2029}", "\u{202E}", "\u{200B}", "\u{FEFF}",
    ])
  func `A control is refused at its line, and is not in the message`(
    _ field: String, _ control: String
  ) throws {
    for text in [control, "a\(control)", "\(control)a", "a\(control)a"] {
      // The YAML library drops a byte order mark that a text begins with: nothing is left of it.
      if text.unicodeScalars.first == "\u{FEFF}", field.contains("\"%") { continue }
      let file = field.replacing("%", with: MailTextFields.escaped(text))
      let refusal = try #require(MailGiven.refusal(file), "\(file)")
      let before = try #require(field.split(separator: "%").first)
      let line = before.count { $0 == "\n" } + 1
      #expect(refusal.hasPrefix("/srv/mail.yaml:\(line): "), "\(refusal)")
      #expect(!MailTextFields.hasControl(refusal))
      #expect(refusal.hasSuffix("."))
    }
  }

  @Test(arguments: ["\r", "\n", "\u{0}", "\u{1B}", "\u{2028}"])
  func `A control that stands there as it is ends or spoils the line`(_ control: String) {
    for field in MailTextFields.all {
      let refusal = MailGiven.refusal(field.replacing("%", with: "a\(control)Bcc: x"))
      #expect(refusal.map(MailTextFields.hasControl) != true)
    }
  }

  @Test(arguments: MailTextFields.all)
  func `A text that has broken other programs is refused or holds no control`(_ field: String) {
    for text in SharedStrings.all {
      check(field.replacing("%", with: MailTextFields.escaped(text)), text)
      check(field.replacing("%", with: text), text)
    }
  }

  @Test func `Such a text as a coordinator's address or name goes nowhere but into itself`() throws
  {
    for text in SharedStrings.all {
      let contact = SiteContact(
        site: text, coordinatorName: text, coordinatorAddress: "a@b.example")
      let plan = RecipientPlan(for: contact, by: RecipientPolicy())
      #expect(plan.addressees.map(\.mailbox.address.text) == ["a@b.example"])
      let name = plan.addressees.first?.mailbox.name
      #expect(name == nil || name == text)
      #expect(name.map(MailTextFields.hasControl) != true)
      let other = RecipientPlan(
        for: SiteContact(site: "S", coordinatorName: nil, coordinatorAddress: text),
        by: RecipientPolicy())
      #expect(other.addressees.count + other.problems.count == 1)
      for addressee in other.addressees { #expect(addressee.mailbox.address.text == text) }
    }
  }

  private func check(_ file: String, _ text: String) {
    do {
      let mail = try MailGiven.decode(file)
      for held in MailTextFields.texts(in: mail) {
        #expect(!MailTextFields.hasControl(held), "\(text.debugDescription)")
      }
    } catch {
      #expect(!MailTextFields.hasControl(error.description), "\(text.debugDescription)")
      #expect(error.description.hasPrefix("/srv/mail.yaml"))
    }
  }
}

/// Strings that others found to break programs.
enum SharedStrings {
  /// None, and a loud line, where they are not there.
  static let all: [String] =
    ThirdPartyData.bytes("strings/blns.json").flatMap {
      try? JSONDecoder().decode([String].self, from: $0)
    } ?? []
}
