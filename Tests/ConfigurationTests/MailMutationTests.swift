import Configuration
import Testing

/// A whole mail configuration, broken at every byte: it is read or refused in one sentence, and
/// whatever is read holds no control.
@Suite struct MailMutationTests {
  private static let bytes = Array(MailGiven.whole.utf8)

  @Test func `A file that is cut off anywhere is read or refused in one sentence`() {
    for count in 0..<Self.bytes.count { Self.check(Array(Self.bytes.prefix(count))) }
  }

  @Test func `A file without one of its bytes is read or refused in one sentence`() {
    for place in Self.bytes.indices {
      var bytes = Self.bytes
      bytes.remove(at: place)
      Self.check(bytes)
    }
  }

  @Test(arguments: Array("\u{0}\t\n\r #'\"*&!|>%@`{}[],:?-~0x<=".utf8) + [0x80, 0xC3, 0xFF])
  func `A file with a wrong byte anywhere is read or refused in one sentence`(_ byte: UInt8) {
    for place in Self.bytes.indices {
      var bytes = Self.bytes
      bytes[place] = byte
      Self.check(bytes)
    }
  }

  @Test func `A file without one of its lines sends nothing to anybody else`() throws {
    let lines = MailGiven.whole.split(separator: "\n", omittingEmptySubsequences: false)
    let known = Set(MailTextFields.texts(in: try MailGiven.decode(MailGiven.whole).recipients))
    for place in lines.indices {
      var rest = lines
      rest.remove(at: place)
      guard let mail = try? MailGiven.decode(rest.joined(separator: "\n")) else { continue }
      #expect(known.isSuperset(of: MailTextFields.texts(in: mail.recipients)))
    }
  }

  private static func check(_ bytes: [UInt8]) {
    do {
      let mail = try MailConfiguration.decode(bytes, file: "mail.yaml")
      #expect(!MailTextFields.texts(in: mail).contains(where: MailTextFields.hasControl))
    } catch {
      let sentence = error.description
      #expect(sentence.hasPrefix("mail.yaml"))
      #expect(sentence.hasSuffix(".") && !MailTextFields.hasControl(sentence), "\(sentence)")
    }
  }
}
