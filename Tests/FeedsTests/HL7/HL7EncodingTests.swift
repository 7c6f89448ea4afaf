import Feeds
import Foundation
import Glibc
import Testing

/// The character set of MSH-18.
@Suite struct HL7EncodingTests {
  /// A report with MSH-18 and the bytes of a given name and of a text.
  private static func message(_ set: String, _ bytes: [UInt8]) -> [UInt8] {
    let header = HL7Sample.header + "||||||" + set
    let text = HL7Sample.report(
      header: header, patient: "PID|1||4711^^^S^MR||D^@", HL7Sample.request,
      "OBX|1|TX|T^^L||@||||||F")
    return text.utf8.flatMap { $0 == UInt8(ascii: "@") ? bytes : [$0] }
  }

  private static func read(_ set: String, _ bytes: [UInt8]) throws -> String? {
    let statement = try HL7Sample.statement(bytes: message(set, bytes))
    guard case .said(let name) = statement.demographics.givenName,
      name == HL7Sample.observation("T^L", in: statement)?.text
    else { return nil }
    return name
  }

  @Test(arguments: ["UNICODE UTF-8", "UTF-8", "utf8", "", "UNICODE UTF-8~ISO IR87"])
  func `UTF-8 is read as such, and where no set is named`(set: String) throws {
    #expect(try Self.read(set, Array("Žoë 例 😀".utf8)) == "Žoë 例 😀")
  }

  @Test(arguments: ["ASCII", "US-ASCII", "ISO IR6"])
  func `ASCII is read as such, and nothing beyond it`(set: String) throws {
    #expect(try Self.read(set, Array("Zoe~".utf8.dropLast())) == "Zoe")
    let statement = try HL7Sample.statement(bytes: Self.message(set, [0xE9]))
    #expect(statement.demographics.givenName == .unsaid)
    #expect(HL7Sample.observation("T^L", in: statement) == nil)
    #expect(
      statement.findings.map(\.reason) == [
        "no readable name", "bytes that are not of the character set of MSH-18",
      ])
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15])
  func `Every byte of every part of ISO 8859 is what iconv says`(part: Int) throws {
    for byte in UInt8(0xA0)...0xFF {
      let said = try? Self.iconv(byte, part: part)
      let statement = try HL7Sample.statement(
        bytes: Self.message("8859/\(part)", [0x78, byte, 0x78]))
      let read = HL7Sample.observation("T^L", in: statement)?.text
      #expect(read == said.map { "x\($0)x" }, "0x\(String(byte, radix: 16))")
    }
  }

  @Test(arguments: ["8859/1", "ISO 8859-1", "ISO-8859-1", "ISO8859-1", "iso_8859-1"])
  func `The usual spellings of a part of ISO 8859 are known`(set: String) throws {
    #expect(try Self.read(set, [0x4D, 0xFC, 0x6C]) == "Mül")
  }

  @Test func `An escaped byte is of the character set of the message`() throws {
    #expect(try Self.read("8859/15", Array(#"\XA4\5"#.utf8)) == "€5")
    #expect(try Self.read("UNICODE UTF-8", Array(#"\XC3A9\"#.utf8)) == "é")
  }

  @Test(arguments: [
    "8859/12", "8859/16", "8859/0", "8859", "UNICODE UTF-16", "UNICODE", "ISO IR87", "WINDOWS-1252",
    "GB 18030-2000", "KS X 1001", "BIG-5", "CNS 11643-1992",
  ])
  func `A message in a character set that is not read is refused`(set: String) throws {
    #expect(
      try HL7Sample.refusal(bytes: Self.message(set, [0x78]))
        == "MSH-18 is a character set that is not read")
  }

  @Test func `A number of a patient that is not of the character set refuses the message`() throws {
    let text = HL7Sample.report(
      patient: "PID|1||47@^^^S^MR", HL7Sample.request, HL7Sample.creatinine)
    let bytes = text.utf8.map { $0 == UInt8(ascii: "@") ? 0xFF : $0 }
    #expect(
      try HL7Sample.refusal(bytes: bytes) == "bytes that are not of the character set of MSH-18")
  }

  /// What the C library makes of a byte; throws where it is none of the set.
  private static func iconv(_ byte: UInt8, part: Int) throws -> String {
    let converter = iconv_open("UTF-8", "ISO-8859-\(part)")
    defer { iconv_close(converter) }
    var input = [CChar(bitPattern: byte)]
    var output = [CChar](repeating: 0, count: 16)
    let (rest, left) = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var (from, to) = (input.baseAddress, output.baseAddress)
        var (size, room) = (1, 15)
        let result = Glibc.iconv(converter, &from, &size, &to, &room)
        return (result == 0 ? 0 : 1, room)
      }
    }
    guard rest == 0 else { throw CocoaError(.fileReadInapplicableStringEncoding) }
    return String(
      decoding: output.prefix(15 - left).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
