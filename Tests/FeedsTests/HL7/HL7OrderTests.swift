import Feeds
import Testing

/// What belongs to one order: its specimen and its numbers.
@Suite struct HL7OrderTests {
  private static func codes(_ segments: String...) throws -> [String] {
    let text = ([HL7Sample.header, HL7Sample.patient] + segments).map { $0 + "\r" }.joined()
    return HL7Sample.observations(try HL7Sample.statement(text)).map { "\($0.code) \($0.status)" }
  }

  private static func findings(_ segments: String...) throws -> [PartFinding] {
    let text = ([HL7Sample.header, HL7Sample.patient] + segments).map { $0 + "\r" }.joined()
    return try HL7Sample.statement(text).findings
  }

  // MARK: - Numbers

  @Test(arguments: [
    ("ORC|RE|PC|FC", "OBR|1|P1|F1", "SPM|1|S1", "F1"),
    ("ORC|RE|PC|FC", "OBR|1|P1|", "SPM|1|S1", "FC"),
    ("ORC|RE|PC|", "OBR|1|P1|", "SPM|1|S1", "P1"), ("ORC|RE|PC|", "OBR|1||", "SPM|1|S1", "PC"),
    ("ORC|RE||", "OBR|1||", "SPM|1|SP&L^SF&L", "SF"), ("ORC|RE||", "OBR|1||", "SPM|1|SP&L", "SP"),
    ("ORC|RE||", "OBR|1|\"\"|\"\"", "SPM|1", ""),
    ("ORC|RE", "OBR|1|P1^A|F1^B^C^ISO", "SPM|1", "F1"),
  ])
  func `The specimen is OBR-3, OBR-2 or SPM-2, and ORC states what OBR leaves out`(
    control: String, request: String, specimen: String, number: String
  ) throws {
    let statement = try HL7Sample.statement(
      HL7Sample.report(
        control, "\(request)|57021-8^^LN|||20250301||||||||||||||||||F", HL7Sample.creatinine,
        specimen))
    #expect(HL7Sample.observation("2160-0", in: statement)?.specimen == number)
  }

  @Test func `Results of several orders keep their own numbers, days and statuses`() throws {
    let statement = try HL7Sample.statement(
      HL7Sample.report(
        "ORC|RE", "OBR|1|P1|F1|A^^L|||20250301||||||||||||||||||F", "OBX|1|NM|1^^L||5",
        "ORC|RE", "OBR|2|P2|F2|B^^L|||20250302||||||||||||||||||P", "OBX|1|NM|2^^L||6"))
    #expect(
      HL7Sample.observations(statement).map { "\($0.code) \($0.day) \($0.specimen) \($0.status)" }
        == [
          "1^L 2025-03-01 F1 F", "2^L 2025-03-02 F2 P",
        ])
  }

  @Test(arguments: ["ORC|RE", "OXR|2|P2|F2|B^^L|||20250302"])
  func `A result behind an order that is missing is not one of the order before`(segment: String)
    throws
  {
    let statement = try HL7Sample.statement(
      HL7Sample.report(
        HL7Sample.request, HL7Sample.creatinine, segment, "OBX|1|NM|777-3^^LN||200",
        "OBX|2|NM|731-0^^LN||1||||||F|||20250305"))
    #expect(HL7Sample.observation("777-3", in: statement) == nil)
    let row = HL7Sample.observation("731-0", in: statement)
    #expect(row?.specimen == "")
    #expect(row?.day == "2025-03-05")
  }

  @Test func `A segment of a site's own, or a note, changes nothing`() throws {
    #expect(
      try Self.codes(HL7Sample.request, "ZXY|1", "NTE|1||text", "TQ1|1", HL7Sample.creatinine)
        == ["2160-0 F"])
  }

  // MARK: - Specimens

  private static let blood = FeedMapping(
    codes: CodeMap(meanings: [:], materials: ["2160-0": .blood, "5821-4": .urine]))

  private static func stored(_ segments: String...) throws -> [String] {
    let text = ([HL7Sample.header, HL7Sample.patient] + segments).map { $0 + "\r" }.joined()
    return HL7Sample.observations(try HL7Sample.statement(text, mapping: blood)).map(\.code)
  }

  @Test(arguments: [
    "BLD", "BLDV", "BLDA", "BLDC", "ABLD", "SER", "PLAS", "PPP", "PRP", "WB", "ASERU", "CSERU",
    "PLEVS", "TSERU", "ser", "119364003", "122555007", "446272009", "", "XXX", "USPEC", "UDENT",
    "\"\"", "Serum",
  ])
  func `Blood, serum and plasma feed a blood test, and so does what states nothing`(type: String)
    throws
  {
    let requests = [
      "OBR|1|P1|F1||||20250301||||||||\(type)&x&HL70070|||||||||||F",
      "OBR|1|P1|F1||||20250301||||||||||||||||||F",
    ]
    #expect(try Self.stored(requests[0], HL7Sample.creatinine) == ["2160-0"])
    #expect(
      try Self.stored(requests[1], HL7Sample.creatinine, "SPM|1|||\(type)^x^HL70487")
        == ["2160-0"])
  }

  @Test(arguments: [
    "UR", "URC", "CSF", "BLDCO", "MBLD", "BBL", "PLB", "WBC", "RBC", "FLU", "STL", "122575003",
    "122556008", "local",
  ])
  func `What is no blood of the patient feeds no blood test`(type: String) throws {
    let request = "OBR|1|P1|F1||||20250301||||||||\(type)|||||||||||F"
    #expect(try Self.stored(request, HL7Sample.creatinine) == ["2160-0 (\(type))"])
    let bare = "OBR|1|P1|F1||||20250301||||||||||||||||||F"
    #expect(
      try Self.stored(bare, HL7Sample.creatinine, "SPM|1|||\(type)") == ["2160-0 (\(type))"])
  }

  @Test func `A code without a system is told apart by its specimen as well`() throws {
    let request = "OBR|1|P1|F1||||20250301||||||||UR|||||||||||F"
    #expect(
      try Self.stored(request, "OBX|1|NM|2160-0||98.5||||||F") == ["2160-0 (UR)"])
  }

  @Test func `Urine feeds a test of urine, and blood does not`() throws {
    let cells = "OBX|1|NM|5821-4^^LN||3||||||F"
    let request = { (type: String) in "OBR|1|P1|F1||||20250301||||||||\(type)|||||||||||F" }
    for type in ["UR", "URC", "URT", "URNS", "RANDU", "URINC", "URINM", "USCOP", "258574006"] {
      #expect(try Self.stored(request(type), cells) == ["5821-4"])
    }
    for type in ["USUB", "UMED", "URINB"] {
      #expect(try Self.stored(request(type), cells) == ["5821-4 (\(type))"])
    }
    #expect(try Self.stored(request("BLD"), cells) == ["5821-4 (BLD)"])
  }

  @Test func `Of specimens of several kinds none is taken for the right one`() throws {
    #expect(
      try Self.stored(HL7Sample.request, HL7Sample.creatinine, "SPM|1|||BLD", "SPM|2|||UR")
        == ["2160-0 (BLD+UR)"])
    #expect(
      try Self.stored(HL7Sample.request, HL7Sample.creatinine, "SPM|1|||BLD", "SPM|2|||SER")
        == ["2160-0"])
  }

  @Test func `A specimen belongs to the order before it, or where it leads to those behind it`()
    throws
  {
    let request = "OBR|1|P1|F1||||20250301||||||||||||||||||F"
    #expect(
      try Self.stored(
        request, HL7Sample.creatinine, "SPM|1|||UR", "ORC|RE", request, HL7Sample.creatinine,
        "SPM|1|||BLD") == ["2160-0 (UR)", "2160-0"])
    #expect(
      try Self.stored(
        "SPM|1|||UR", request, HL7Sample.creatinine, "SPM|2|||BLD", request, "ORC|RE",
        HL7Sample.creatinine.replacing("F", with: "F|||20250301")) == ["2160-0 (UR)", "2160-0"])
  }

  @Test func `OUL puts ORC behind its OBR`() throws {
    let text = HL7Sample.report(
      header: HL7Sample.header.replacing("ORU^R01", with: "OUL^R22^OUL_R22"), "SPM|1|||UR",
      "OBR|1||F1|P^^L|||20250301||||||||||||||||||F", "ORC|RE", "OBX|1|NM|2160-0^^LN||5")
    let statement = try HL7Sample.statement(text, mapping: Self.blood)
    #expect(
      HL7Sample.observations(statement).map { "\($0.code) \($0.specimen) \($0.status)" } == [
        "2160-0 (UR) F1 F"
      ])
  }

  @Test func `A number of an order that cannot be read refuses its results`() throws {
    let long = String(repeating: "9", count: 257)
    let findings = try Self.findings("OBR|1|P1|\(long)|A^^L|||20250301", HL7Sample.creatinine)
    #expect(findings.map(\.place.part) == ["OBR 1", "OBX 1"])
    #expect(findings.allSatisfy { $0.isRefusal })
  }
}
