import Feeds
import Testing

/// When the panel that was ordered is a row of its own.
@Suite struct HL7PanelTests {
  private static let platelets = "OBX|2|NM|777-3^^LN||200||||||F"
  private static let comment = "OBX|1|TX|NOTE^^L||hemolyzed, not tested||||||F"
  private static let document = "OBX|1|ED|PDF^^L||^AP^PDF^Base64^JVBERi0||||||F"
  private static let panel = FactTitle(group: "F1|57021-8", part: "panel")

  private static func statement(
    _ segments: String..., partialCodes: Set<String> = []
  ) throws -> Statement {
    let text = ([HL7Sample.header, HL7Sample.patient] + segments).map { $0 + "\r" }.joined()
    return try HL7Sample.statement(text, partialCodes: partialCodes)
  }

  private static func codes(_ statement: Statement) -> [String] {
    HL7Sample.observations(statement).map { "\($0.code) \($0.status)" }
  }

  private static func request(_ status: String, code: String = "57021-8^CBC^LN") -> String {
    "OBR|1|P1|F1|\(code)|||20250301||||||||||||||||||\(status)"
  }

  @Test(arguments: [platelets, comment])
  func `A panel beside a result or a comment is no row, and an earlier one is taken back`(
    observation: String
  ) throws {
    for status in ["F", "P", "X", ""] {
      let statement = try Self.statement(Self.request(status), observation)
      #expect(HL7Sample.observation("57021-8", in: statement) == nil)
      #expect(HL7Sample.observations(statement).count == 1)
      #expect(HL7Sample.absences(statement).first == Self.panel)
      #expect(statement.findings.isEmpty)
    }
  }

  @Test func `A panel whose results were refused is no row either`() throws {
    let bad = "OBX|1|NM|||5||||||F"
    let statement = try Self.statement(Self.request("F"), bad)
    #expect(HL7Sample.observations(statement).isEmpty)
    #expect(HL7Sample.absences(statement) == [Self.panel])
    #expect(statement.findings.map(\.reason) == ["no code in OBX-3"])
    let nameless = try Self.statement("OBR|1|||57021-8^^LN|||20250301", bad)
    #expect(nameless.facts.isEmpty)
    #expect(
      nameless.findings.map(\.reason) == ["no code in OBX-3", "a panel whose results are no rows"])
    #expect(nameless.findings.map(\.isRefusal) == [true, false])
  }

  @Test func `A panel that is itself the analyte is one row`() throws {
    let statement = try Self.statement(
      Self.request("F", code: "2160-0^^LN"), HL7Sample.creatinine)
    #expect(Self.codes(statement) == ["2160-0 F"])
    #expect(HL7Sample.observation("2160-0", in: statement)?.title?.part == "2160-0|")
  }

  @Test(arguments: [
    ("F", "F"), ("C", "C"), ("P", "P"), ("R", "R"), ("I", "I"), ("O", "I"), ("S", "I"), ("N", "I"),
    ("A", "P"), ("M", "P"), ("X", "X"), ("Y", "X"), ("Z", "X"), ("V", "V (OBR-25)"), ("", ""),
  ])
  func `A report without results is a panel with the status of OBR-25`(
    written: String, status: String
  ) throws {
    let statement = try Self.statement(Self.request(written))
    #expect(Self.codes(statement) == ["57021-8 \(status)"])
    #expect(HL7Sample.observation("57021-8", in: statement)?.title == Self.panel)
  }

  @Test func `A report of nothing but documents is a panel`() throws {
    for document in [Self.document, Self.document.replacing("|ED|", with: "|RP|")] {
      let statement = try Self.statement(Self.request("F"), document, document)
      #expect(Self.codes(statement) == ["PDF^L F", "57021-8 F"])
      #expect(HL7Sample.absences(statement).isEmpty)
      let mixed = try Self.statement(Self.request("F"), document, Self.comment)
      #expect(Self.codes(mixed) == ["PDF^L F", "NOTE^L F"])
    }
  }

  @Test func `A document withdrawn without a day takes the panel along`() throws {
    let statement = try Self.statement(
      "OBR|1|P1|F1|57021-8^^LN||||||||||||||||||||||F",
      Self.document.replacing("||||||F", with: "||||||D"))
    #expect(HL7Sample.observations(statement).isEmpty)
    #expect(
      HL7Sample.absences(statement) == [FactTitle(group: "F1|57021-8", part: "PDF|"), Self.panel])
  }

  // MARK: - A code that makes an attempt at most

  private static func partial(_ segments: String...) throws -> Statement {
    let text = ([HL7Sample.header, HL7Sample.patient] + segments).map { $0 + "\r" }.joined()
    return try HL7Sample.statement(text, partialCodes: ["57021-8"])
  }

  @Test func `A code that makes an attempt at most is a row beside its results`() throws {
    let statement = try Self.partial(Self.request("F"), HL7Sample.creatinine)
    let panel = HL7Sample.observation("57021-8", in: statement)
    #expect(Self.codes(statement) == ["2160-0 F", "57021-8 F"])
    #expect(panel?.day == "2025-03-01")
    #expect(panel?.specimen == "F1")
    #expect(panel?.value == nil)
    #expect(panel?.text == nil)
    #expect(panel?.title == Self.panel)
    #expect(
      try Self.codes(
        Self.statement(Self.request("F"), HL7Sample.creatinine, partialCodes: ["58410-2"]))
        == ["2160-0 F"])
  }

  @Test func `Such a panel is none where a result of it was refused`() throws {
    let bad = "OBX|1|NM|||5||||||F"
    let statement = try Self.partial(Self.request("F"), bad, Self.platelets)
    #expect(Self.codes(statement) == ["777-3 F"])
    #expect(
      statement.findings.map(\.reason) == [
        "no code in OBX-3", "a result of the panel was refused",
      ])
    #expect(try Self.codes(Self.partial(Self.request("P"), bad)) == ["57021-8 P"])
  }

  @Test func `Such a panel whose results do not count does not count either`() throws {
    let clotted = "OBX|1|ST|COMMENT^^L||clotted||||||X"
    #expect(
      try Self.codes(Self.partial(Self.request("F"), clotted)) == ["COMMENT^L X", "57021-8 X"])
    let empty = try Self.partial(Self.request("F"), "OBX|1|NM|777-3^^LN||||||||F")
    #expect(Self.codes(empty) == ["777-3 F"])
    #expect(
      empty.findings == [
        PartFinding(
          place: Place(line: 3, part: "OBR 1"), reason: "no result of the panel has a value",
          isRefusal: false)
      ])
  }

  @Test func `Such a panel stands on the day of its results, and on none where they have several`()
    throws
  {
    let on = { (day: String) in "OBX|1|NM|777-3^^LN||200||||||F|||\(day)" }
    let statement = try Self.partial(Self.request("F"), on("20250302"))
    #expect(HL7Sample.observation("57021-8", in: statement)?.day == "2025-03-02")
    let several = try Self.partial(Self.request("F"), on("20250302"), on("20250303"))
    #expect(several.findings.map(\.reason) == ["results of a panel on more than one day"])
  }

  @Test func `Such a panel without a status is left out beside results`() throws {
    let statement = try Self.partial(Self.request(""), Self.platelets)
    #expect(Self.codes(statement) == ["777-3 F"])
    #expect(statement.findings.map(\.reason) == ["no status in OBR-25"])
  }

  @Test func `A panel without a code or a day is refused`() throws {
    let codeless = try Self.statement(Self.request("F", code: ""))
    #expect(codeless.findings.map(\.reason) == ["no code in OBR-4"])
    let dayless = try Self.statement(
      "OBR|1|P1|F1|57021-8^^LN|||||||20250301||||20250301|||||||20250301|||F")
    #expect(dayless.findings.map(\.reason) == ["no day of collection in SPM-17 or OBR-7"])
  }
}
