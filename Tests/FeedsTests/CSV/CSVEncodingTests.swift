import Feeds
import Testing

/// The bytes of files in every encoding.
@Suite struct CSVEncodingTests {
  private static func format(_ encoding: CSVEncoding?) -> CSVFormat {
    var format = CSVFormat()
    format.encoding = encoding
    return format
  }

  private static func utf16(_ text: String, isBig: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(truncatingIfNeeded: unit >> 8), UInt8(truncatingIfNeeded: unit)]
      return isBig ? bytes : bytes.reversed()
    }
  }

  private static let text = "Müller,日本語\r\n\"a\n😀\",é\r\n"
  private static let expected = [["Müller", "日本語"], ["a\n😀", "é"]]

  private static func read(_ bytes: [UInt8], _ encoding: CSVEncoding?) throws -> [[String]] {
    try CSVGiven.rows(bytes, format: format(encoding)).map(\.texts)
  }

  @Test func `UTF-8 is read with and without its mark, which is no part of a name`() throws {
    let bytes = Array(Self.text.utf8)
    for encoding in [nil, CSVEncoding.utf8] {
      #expect(try Self.read(bytes, encoding) == Self.expected)
      #expect(try Self.read([0xEF, 0xBB, 0xBF] + bytes, encoding) == Self.expected)
    }
  }

  @Test func `UTF-16 is read by its mark or as stated`() throws {
    let (little, big) = (
      Self.utf16(Self.text, isBig: false), Self.utf16(Self.text, isBig: true)
    )
    for encoding in [nil, CSVEncoding.utf16] {
      #expect(try Self.read([0xFF, 0xFE] + little, encoding) == Self.expected)
      #expect(try Self.read([0xFE, 0xFF] + big, encoding) == Self.expected)
    }
    for mark in [[], [0xFF, 0xFE] as [UInt8]] {
      #expect(try Self.read(mark + little, .utf16LittleEndian) == Self.expected)
    }
    for mark in [[], [0xFE, 0xFF] as [UInt8]] {
      #expect(try Self.read(mark + big, .utf16BigEndian) == Self.expected)
    }
  }

  @Test func `UTF-16 is whole where characters lie across the chunks that are read`() throws {
    for pad in 0..<4 {
      let text = String(repeating: "x", count: pad) + String(repeating: "😀", count: 70_000)
      let bytes = [0xFF, 0xFE] + Self.utf16(text + ",1", isBig: false)
      #expect(try Self.read(bytes, nil) == [[text, "1"]])
    }
  }

  @Test func `UTF-16 that is not stated is refused`() throws {
    let bytes = Self.utf16("a,b\n", isBig: false)
    let refused = try #require(try CSVGiven.refusal(bytes))
    #expect(refused.reason.contains("UTF-16"))
    #expect(try CSVGiven.refusal(bytes, format: Self.format(.utf16)) != nil)
  }

  @Test func `UTF-16 that ends inside of a character is cut off`() throws {
    for rest: [UInt8] in [[0x31], [0x3D, 0xD8, 0x00]] {
      let bytes = [0xFF, 0xFE] + Self.utf16("a,b\n1,2\n", isBig: false) + rest
      #expect(
        try CSVGiven.refusal(bytes) == .init(line: 3, reason: "it ends inside of a character"))
    }
  }

  @Test func `Half a pair of UTF-16 refuses its row alone`() throws {
    let (lead, trail): ([UInt8], [UInt8]) = ([0x3D, 0xD8], [0x00, 0xDE])
    for halves in [lead, trail, lead + lead, trail + lead] {
      let bytes =
        Self.utf16("a,b\n1,", isBig: false) + halves + Self.utf16("\n3,4\n", isBig: false)
      let rows = try CSVGiven.rows(bytes, format: Self.format(.utf16LittleEndian))
      #expect(rows.map(\.problem) == [nil, .notText, nil])
      #expect(rows[2].texts == ["3", "4"])
      let end = Self.utf16("a,b\n1,", isBig: false) + halves
      let last = try CSVGiven.rows(end, format: Self.format(.utf16LittleEndian))
      #expect(last.map(\.problem) == [nil, .notText])
    }
  }

  @Test(
    arguments: [
      [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80],
    ] as [[UInt8]])
  func `Bytes that are not UTF-8 refuse their row alone`(_ bytes: [UInt8]) throws {
    let rows = try CSVGiven.rows(Array("a,é\n1,".utf8) + bytes + Array("\n3,ß\n".utf8))
    #expect(rows.map(\.problem) == [nil, .notText, nil])
    #expect(rows[1].texts.isEmpty)
    #expect(rows[2].texts == ["3", "ß"])
  }

  @Test func `ISO-8859-1 has a character for each byte but zero`() throws {
    let bytes = (1...255).map { UInt8($0) }.filter { ![0x0A, 0x0D, 0x22, 0x2C].contains($0) }
    let expected = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    let rows = try CSVGiven.rows(bytes, format: Self.format(.latin1))
    #expect(rows[0].texts == [expected])
  }

  @Test func `windows-1252 differs between 80 and 9F, where five bytes are nothing`() throws {
    let high: [UInt8] = (0x80...0x9F).filter { ![0x81, 0x8D, 0x8F, 0x90, 0x9D].contains($0) }
    let rows = try CSVGiven.rows(
      Array("Zo".utf8) + [0xEB, 0x2C] + high, format: Self.format(.windows1252))
    #expect(rows[0].texts == ["Zoë", "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"])
    for byte: UInt8 in [0x81, 0x8D, 0x8F, 0x90, 0x9D] {
      let rows = try CSVGiven.rows([0x61, byte], format: Self.format(.windows1252))
      #expect(rows[0].problem == .notText)
    }
  }

  @Test func `A mark of another encoding than the stated one refuses the file`() throws {
    let text: [UInt8] = [0x61, 0x2C, 0x62, 0x0A]
    for encoding: CSVEncoding in [.latin1, .windows1252, .utf8, .utf16BigEndian] {
      #expect(
        try CSVGiven.refusal([0xFF, 0xFE] + text, format: Self.format(encoding))?.reason
          == "its byte order mark is of another encoding than the mapping")
    }
    for encoding: CSVEncoding in [.latin1, .windows1252, .utf16, .utf16LittleEndian] {
      let marked = [0xEF, 0xBB, 0xBF] + text
      #expect(try CSVGiven.refusal(marked, format: Self.format(encoding)) != nil)
    }
  }

  @Test func `A mark alone is an empty file`() throws {
    for mark: [UInt8] in [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]] {
      #expect(try CSVGiven.rows(mark).isEmpty)
    }
  }
}
