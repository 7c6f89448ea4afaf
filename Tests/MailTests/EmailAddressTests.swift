import Mail
import Testing

@Suite struct EmailAddressTests {
  @Test(arguments: [
    "a@b", "rems.north@example.org", "o'brien+ms@mail.clinic-1.example", "x@xn--bcher-kva.example",
  ])
  func `An ordinary address is taken as it is`(text: String) throws {
    #expect(try EmailAddress(text).text == text)
  }

  @Test func `The case of a domain means nothing`() throws {
    let one = try EmailAddress("North@Example.ORG")
    let other = try EmailAddress("North@example.org")
    #expect(one == other)
    #expect(one.domain == "example.org")
  }

  @Test(
    arguments: [
      ("a@b\r\nBcc: x@y", AddressRefusal.control), ("a\n@b", .control), ("a@b\0", .control),
      ("a\u{7F}@b", .control), ("a@b\t", .control), ("é@b", .notASCII),
      ("a@bücher.example", .notASCII),
      ("a@b\u{85}", .notASCII), ("", .malformed), ("a", .malformed), ("@b", .malformed),
      ("a@", .malformed), ("a@b@c", .malformed), ("a b@c", .malformed), ("a@b c", .malformed),
      ("a,x@b", .malformed), ("a@b,c@d", .malformed), ("<a@b>", .malformed),
      ("\"a b\"@c", .malformed), ("\"a\\\"@x> SIZE=1\"@c", .malformed),
      ("a@[127.0.0.1]", .malformed),
      (".a@b", .malformed), ("a..b@c", .malformed), ("a@-b", .malformed), ("a@b.", .malformed),
      ("a(x)@b", .malformed), ("-oQ/tmp@b c", .malformed),
    ])
  func `What could be more than one address is refused`(text: String, refusal: AddressRefusal) {
    #expect(throws: refusal) { try EmailAddress(text) }
  }

  @Test func `A local part of 64 letters is taken and one of 65 is not`() throws {
    let local = String(repeating: "a", count: 64)
    #expect(try EmailAddress("\(local)@b").text == "\(local)@b")
    #expect(throws: AddressRefusal.tooLong) { try EmailAddress("a\(local)@b") }
  }

  @Test(arguments: [
    ("North <a@b>", "North"), ("  Dr. Ana Núñez  <a@b>", "Dr. Ana Núñez"), ("a@b", nil),
    ("<a@b>", nil),
    ("\"North, Clinic\" <a@b>", "North, Clinic"),
  ])
  func `A mailbox is an address with or without a name`(text: String, name: String?) throws {
    let mailbox = try Mailbox(text: text)
    #expect(mailbox.name == name)
    #expect(mailbox.address.text == "a@b")
  }

  @Test(arguments: ["N\r\nBcc: x@y <a@b>", "N\0 <a@b>", "N\u{202E} <a@b>", "N\u{2028} <a@b>"])
  func `A name with a control is refused`(text: String) {
    #expect(throws: AddressRefusal.control) { try Mailbox(text: text) }
  }

  @Test(arguments: ["x@y <a@b>", "\"x@y\" <a@b>"])
  func `A name that looks like an address is refused`(text: String) {
    #expect(throws: AddressRefusal.misleading) { try Mailbox(text: text) }
  }
}
