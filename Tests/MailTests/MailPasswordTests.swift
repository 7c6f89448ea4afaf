import Mail
import Testing

/// The password of a mail server's user.
@Suite struct MailPasswordTests {
  @Test(arguments: [
    ("secret", "secret"), ("secret\n", "secret"), ("secret\r\n", "secret"),
    ("secret\nand more\u{0}\n", "secret"), (" se cret ", " se cret "), ("pä\u{DF}", "pä\u{DF}"),
  ])
  func `It is the first line of a file without its end`(_ file: String, _ text: String) throws {
    #expect(try MailPassword(file: Array(file.utf8)).text == text)
  }

  @Test(arguments: [
    ([], PasswordRefusal.empty), ([0x0A], .empty), ([0x0D, 0x0A, 0x61], .empty),
    ([0x61, 0x00], .control), ([0x61, 0x0D, 0x62], .control), ([0x61, 0x09], .control),
    ([0x61, 0x7F], .control), ([0x61, 0xC2, 0x85], .control), ([0x61, 0xFF], .notUTF8),
  ])
  func `What is none is refused`(_ file: [UInt8], _ refusal: PasswordRefusal) {
    #expect(throws: refusal) { try MailPassword(file: file) }
  }

  @Test func `A file of 1024 bytes is read and one of 1025 is not`() throws {
    let file = [UInt8](repeating: 0x61, count: 1024)
    #expect(try MailPassword(file: file).text.utf8.count == 1024)
    #expect(throws: PasswordRefusal.tooLong) { try MailPassword(file: file + [0x0A]) }
  }

  @Test func `It is masked however it is printed`() throws {
    let password = try MailPassword(file: Array("0b9c".utf8))
    var dumped = ""
    dump([password], to: &dumped)
    for text in ["\(password)", String(reflecting: password), "\([password])", dumped] {
      #expect(!text.contains("0b9c"), "\(text)")
    }
  }
}
