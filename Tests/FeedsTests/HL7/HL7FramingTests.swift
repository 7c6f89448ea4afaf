import Feeds
import Testing

/// How messages stand in a file: line ends, MLLP frames, batches, and files that are no such thing.
@Suite struct HL7FramingTests {
  private static let message = HL7Sample.result(HL7Sample.creatinine)
  private static let batchHeader = "BHS|^~\\&|LAB\r"

  private static func count(_ text: String) throws -> Int {
    try HL7Sample.records(text).count {
      if case .statement = $0.content { true } else { false }
    }
  }

  @Test(arguments: ["\r", "\n", "\r\n", "\r\r\n", "\n\n"])
  func `Segments end with CR, LF or CRLF, and blank lines say nothing`(end: String) throws {
    let text = [Self.message, Self.message].joined().split(separator: "\r").joined(separator: end)
    #expect(try Self.count(text + end) == 2)
    #expect(try Self.count(end + text) == 2)
  }

  @Test func `A record says on which line it begins, and a finding on which line it stands`() throws
  {
    let bad = HL7Sample.result("OBX|1|NM|||98.5|umol/L|||||F")
    let text = (Self.message + "\r" + bad).replacing("\r", with: "\r\n")
    let records = try HL7Sample.records(text)
    #expect(records.map(\.place.line) == [1, 6])
    guard case .statement(let statement) = records[1].content else {
      Issue.record("no statement")
      return
    }
    #expect(statement.findings.first?.place == Place(line: 9, part: "OBX 1"))
  }

  @Test func `A mark of UTF-8 before the first MSH is passed over`() throws {
    #expect(try Self.count("\u{FEFF}" + Self.message) == 1)
  }

  @Test func `Messages in MLLP frames are read, with CR behind the frame or without`() throws {
    #expect(try Self.count("\u{0B}\(Self.message)\u{1C}\r\u{0B}\(Self.message)\u{1C}\r") == 2)
    #expect(try Self.count("\u{0B}\(Self.message)\u{1C}\u{0B}\(Self.message)\u{1C}") == 2)
    let unended = String(Self.message.dropLast())
    #expect(try Self.count("\u{0B}\(unended)\u{1C}\r") == 1)
  }

  @Test(arguments: [
    ("", "empty"), ("\r\n\n", "empty"), ("PID|1\r", "no MSH, BHS or FHS at the beginning"),
    ("{\"resourceType\": 1}", "no MSH, BHS or FHS at the beginning"),
    ("\u{FEFF}PID", "no MSH, BHS or FHS at the beginning"),
    ("patient_id,code\n1,2\n", "no MSH, BHS or FHS at the beginning"),
  ])
  func `A file that is no HL7 is refused whole`(text: String, reason: String) throws {
    #expect(try HL7Sample.wholeRefusal(text) == reason)
  }

  @Test func `A file with a NUL byte is binary and refused whole`() throws {
    #expect(try HL7Sample.wholeRefusal(Self.message + "NTE|1|a\0b\r") == "binary: a NUL byte")
    #expect(try HL7Sample.wholeRefusal("M\0S\0H\0|\0") == "binary: a NUL byte")
  }

  @Test(arguments: [
    ("\u{0B}MSG", "cut off in an MLLP frame"),
    ("\u{0B}MSG\u{1C}\r\u{0B}", "cut off in an MLLP frame"),
    ("\u{0B}MSG\u{1C}\rMSG", "bytes between two MLLP frames"),
    ("\u{0B}MSG\u{0B}MSG\u{1C}\r", "an MLLP frame begins where none can"),
    ("MSG\u{0B}MSG\u{1C}\r", "an MLLP frame begins where none can"),
    ("MSG\u{1C}\r", "an MLLP frame ends that has not begun"),
  ])
  func `A file whose frames are not whole is refused whole`(text: String, reason: String) throws {
    #expect(try HL7Sample.wholeRefusal(text.replacing("MSG", with: Self.message)) == reason)
  }

  @Test(arguments: [
    "BHS|^~\\&|L\rMSGMSGBTS|2\r", "BHS|^~\\&|L\rMSGBTS\r", "BHS|^~\\&|L\rMSGBTS| 1 |text\r",
    "BHS|^~\\&|L\rMSGBTS|1\rBHS|^~\\&|L\rMSGBTS|1\r", "FHS|^~\\&|L\rMSGFTS|1\r",
    "FHS|^~\\&|L\rBHS|^~\\&|L\rMSGBTS|1\rFTS|1\r", "FHS|^~\\&|L\rMSGMSGFTS|2\r",
    "FHS|^~\\&|L\rMSGFTS\rFHS|^~\\&|L\rMSGFTS\r", "\u{0B}BHS|^~\\&|L\rMSGBTS|1\r\u{1C}\r",
    "MSGBHS|^~\\&|L\rBTS|0\r",
  ])
  func `A batch whose trailer counts right is read`(text: String) throws {
    let messages = text.components(separatedBy: "MSG").count - 1
    #expect(try Self.count(text.replacing("MSG", with: Self.message)) == messages)
  }

  @Test(arguments: [
    ("BHS|^~\\&|L\rMSGBTS|2\r", "BTS-1 is not the number of messages"),
    ("BHS|^~\\&|L\rMSGBTS|0\r", "BTS-1 is not the number of messages"),
    ("BHS|^~\\&|L\rMSG", "BHS without BTS"), ("BHS|^~\\&|L\rMSGBHS|^~\\&|L\r", "BHS without BTS"),
    ("FHS|^~\\&|L\rBHS|^~\\&|L\rMSGFTS|1\r", "BHS without BTS"),
    ("FHS|^~\\&|L\rMSG", "FHS without FTS"), ("FHS|^~\\&|L\rMSGFHS|^~\\&|L\r", "FHS without FTS"),
    ("MSGBTS|1\r", "BTS without BHS"), ("MSGFTS|1\r", "FTS without FHS"),
    ("BHS|^~\\&|L\rMSGBTS|one\r", "a count of a trailer is no number"),
    ("BHS|^~\\&|L\rMSGBTS|-1\r", "a count of a trailer is no number"),
    ("BHS|^~\\&|L\rMSGBTS|99999999999999999999\r", "a count of a trailer is no number"),
    ("FHS|^~\\&|L\rBHS|^~\\&|L\rMSGBTS|1\rFTS|2\r", "FTS-1 is not the number of batches"),
    ("FHS|^~\\&|L\rMSGFTS|3\r", "FTS-1 is not the number of batches"),
  ])
  func `A batch whose trailer is missing or counts wrong is refused whole`(
    text: String, reason: String
  ) throws {
    #expect(try HL7Sample.wholeRefusal(text.replacing("MSG", with: Self.message)) == reason)
  }

  @Test func `A line behind a batch that begins no message is a message that is refused`() throws {
    let text = Self.batchHeader + Self.message + "BTS|1\rOBX|1|NM\r" + Self.message
    let records = try HL7Sample.records(text)
    #expect(records.count == 3)
    #expect(records[1].content == .refused(reason: "no MSH at the beginning of the message"))
  }

  @Test func `A message of 16 MB is read, and a larger one is refused without its neighbours`()
    throws
  {
    let note = { (size: Int) in "NTE|1||" + String(repeating: "x", count: size) + "\r" }
    let fitting = Self.message + note((16 << 20) - Self.message.utf8.count - 8)
    #expect(try Self.count(fitting) == 1)
    for large in [Self.message + note(16 << 20), Self.message + note(9 << 20) + note(9 << 20)] {
      let records = try HL7Sample.records(Self.message + large + Self.message)
      #expect(records.count == 3)
      #expect(records[1].content == .refused(reason: "a message larger than 16 MB"))
      #expect(records[1].place.line == 5)
    }
  }

  @Test func `A message of more segments than any report has is refused`() throws {
    let text = Self.message + String(repeating: "NTE|1\r", count: 50_000)
    #expect(try HL7Sample.refusal(text) == "a message of more than 50000 segments")
  }

  @Test func `A message that is nothing but separators costs no more than its size`() throws {
    let fields = HL7Sample.result("OBX|1|ST|T^^L||x|||||" + String(repeating: "|", count: 1 << 20))
    #expect(try HL7Sample.statement(fields).facts.count == 2)
    let many = HL7Sample.result(
      "OBX|1|ST|T^^L||" + String(repeating: "a~", count: 20_000) + "||||||F")
    #expect(
      HL7Sample.observation("T^L", in: try HL7Sample.statement(many))?.text?.hasSuffix("~a~")
        == true)
  }

  @Test func `A line that is no segment refuses the message, since a text may hold the end of one`()
    throws
  {
    let broken = HL7Sample.result("OBX|1|TX|2160-0^^LN||two\rlines|umol/L|||||X")
    #expect(try HL7Sample.refusal(broken) == "a line that is no segment")
  }

  @Test func `A message in fragments is refused`() throws {
    #expect(
      try HL7Sample.refusal(Self.message + "ADD|more\r") == "a message in fragments (ADD)")
    #expect(
      try HL7Sample.refusal(Self.message + "DSC|7\r") == "a message in fragments (DSC)")
    let header = HL7Sample.header + "||7"
    let continued = HL7Sample.report(header: header, HL7Sample.request, HL7Sample.creatinine)
    #expect(try HL7Sample.refusal(continued) == "a message in fragments (MSH-14)")
  }

  @Test func `An OBX that the file ends within is refused, unless its status stands`() throws {
    let cut = HL7Sample.result("OBX|1|NM|2160-0^^LN||9").dropLast()
    let statement = try HL7Sample.statement(String(cut))
    #expect(HL7Sample.observation("2160-0", in: statement) == nil)
    #expect(statement.findings.map(\.reason) == ["the file ends within the segment"])
    let day = HL7Sample.result("OBX|1|NM|2160-0^^LN||98.5||||||F|||2025030").dropLast()
    #expect(
      HL7Sample.observation("2160-0", in: try HL7Sample.statement(String(day))) == nil)
    #expect(try Self.count(String(Self.message.dropLast())) == 1)
    let whole = try HL7Sample.statement(String(Self.message.dropLast()))
    #expect(HL7Sample.observation("2160-0", in: whole)?.value == 98.5)
  }
}
