import Feeds
import Testing

/// Values, codes, statuses and keys of single results.
@Suite struct HL7ResultTests {
  private static func observed(_ type: String, _ value: String) throws -> HL7Observed? {
    let text = HL7Sample.result("OBX|1|\(type)|2160-0^^LN||\(value)|umol/L|||||F")
    return HL7Sample.observation("2160-0", in: try HL7Sample.statement(text))
  }

  private static func status(_ observation: String, _ request: String) throws -> String? {
    let statement = try HL7Sample.statement(
      HL7Sample.report(
        "OBR|1|P1|F1|P^^L|||20250301||||||||||||||||||\(request)",
        "OBX|1|NM|2160-0^^LN||98.5||||||\(observation)"))
    return HL7Sample.observation("2160-0", in: statement)?.status
  }

  @Test(arguments: [
    ("98.5", 98.5), ("98", 98), ("-1.5", -1.5), ("+3", 3), (" 7 ", 7), ("0", 0), (".5", 0.5),
    ("5.", 5), ("0098.50", 98.5),
  ])
  func `A number is read as one, typed NM or not typed`(written: String, number: Double) throws {
    for type in ["NM", ""] {
      let row = try Self.observed(type, written)
      #expect(row?.value == number)
      #expect(row?.text == nil)
      #expect(row?.unit == "umol/L")
    }
  }

  @Test(arguments: [
    "<15", ">90", "None", "NaN", "inf", "Infinity", "1e3", "0x1F", "1,5", "1.2.3", ".", "-", "+-3",
    "1 000", "98,5", "١٢", "- 3", "12^3", "9999999999999999999999999999999999999999999",
  ])
  func `What is typed as a number and is none is a text as written`(written: String) throws {
    let row = try Self.observed("NM", written)
    #expect(row?.value == nil)
    #expect(row?.text == written)
  }

  @Test(arguments: ["", "\"\"", " ", "~", "\"\"~\"\""], ["NM", "", "ST", "CE", "SN", "ED"])
  func `A value that is empty or deleted is none, and its row is kept`(
    written: String, type: String
  )
    throws
  {
    let row = try #require(try Self.observed(type, written))
    #expect(row.value == nil)
    #expect((row.text == nil) || (type == "ED" && written == " "))
    #expect(row.status == "F")
  }

  @Test(arguments: [
    ("ST", "98.5", "98.5"), ("TX", "Occasional", "Occasional"), ("FT", #"a\.br\b"#, "a\nb"),
    ("SN", "<^15", "<15"), ("SN", "^100", "100"), ("SN", "^1^:^128", "1:128"),
    ("SN", ">=^10^-^20", ">=10-20"), ("CE", "N^Negative^L", "Negative"), ("CWE", "POS", "POS"),
    ("CE", "N^^L^^Negativ", "N"), ("CWE", "^^^^^^^^none seen", "none seen"),
    ("CWE", "A^Eins~B^Zwei", "Eins; Zwei"), ("ED", "^AP^PDF^Base64^JVBERi0", "(document)"),
    ("RP", "url", "(document)"), ("NA", "1^2^3", "(document)"), ("NM", "1~2", "1; 2"),
    ("DT", "20250301", "20250301"), ("XX", "a^b", "a^b"), ("ST", "a~\"\"~b", "a; b"),
  ])
  func `A value of another type is its text`(type: String, written: String, text: String) throws {
    let row = try Self.observed(type, written)
    #expect(row?.value == nil)
    #expect(row?.text == text)
  }

  @Test(arguments: [
    ("umol/L", "umol/L"), ("umol/L^micromole^UCUM", "umol/L"), ("", nil), ("\"\"", nil),
    ("%^percent", "%"),
  ])
  func `The unit is the first component of OBX-6`(written: String, unit: String?) throws {
    let text = HL7Sample.result("OBX|1|NM|2160-0^^LN||5|\(written)|||||F")
    #expect(
      HL7Sample.observation("2160-0", in: try HL7Sample.statement(text))?.unit == unit)
  }

  @Test(arguments: [
    "F", "C", "P", "R", "I", "S", "X", "D", "W", "N", "O", "U", "A", "B", "V", "f", "Q",
  ])
  func `The status of a result is as written in OBX-11`(status: String) throws {
    #expect(try Self.status(status, "F") == status)
    #expect(try Self.status(status, "X") == status)
  }

  @Test(arguments: [
    ("F", "F"), ("C", "C"), ("P", "P"), ("R", "R"), ("I", "I"), ("X", "X"), ("O", "I"), ("S", "I"),
    ("N", "I"), ("A", "P"), ("M", "P"), ("Y", "X"), ("Z", "X"), ("f", "f"), ("D", "D"), ("W", "W"),
    ("V", "V (OBR-25)"), ("B", "B (OBR-25)"), ("U", "U (OBR-25)"), ("", ""),
  ])
  func `Without OBX-11 it is what OBR-25 says, and nothing that counts is made up`(
    request: String, status: String
  ) throws {
    #expect(try Self.status("", request) == status)
    #expect(try Self.status("\"\"", request) == "")
  }

  @Test func `A mapped code comes first, then LOINC, then the first as it is written`() throws {
    let mapping = FeedMapping(
      codes: CodeMap(meanings: [SourceCode(code: "K7", system: "L"): "777-3"], materials: [:]))
    for (written, code) in [
      ("K7^x^L", "777-3"), ("Q^x^Z^K7^y^L", "777-3"), ("Q^x^Z^2160-0^y^LN", "2160-0"),
      ("Q^x^Z^R^y^L", "Q^Z"), ("Q^x", "Q"), ("^x^L^2160-0^^LN", "2160-0"),
      (" 2160-0 ^^LN", "2160-0"), ("2160-0^^LOINC", "2160-0"),
    ] {
      let statement = try HL7Sample.statement(
        HL7Sample.result("OBX|1|NM|\(written)||5||||||F"), mapping: mapping)
      #expect(HL7Sample.observation(code, in: statement)?.value == 5, "\(written)")
    }
  }

  @Test(arguments: ["", "^text", "\"\"", "^^LN"])
  func `A result without a code is refused, and its neighbours are read`(written: String) throws {
    let statement = try HL7Sample.statement(
      HL7Sample.report(
        HL7Sample.request, HL7Sample.creatinine, "OBX|2|NM|\(written)||5||||||F",
        "OBX|3|NM|777-3^^LN||200||||||F"))
    #expect(HL7Sample.observations(statement).map(\.code) == ["2160-0", "777-3"])
    #expect(
      statement.findings.first
        == PartFinding(
          place: Place(line: 5, part: "OBX 2"), reason: "no code in OBX-3", isRefusal: true))
  }

  @Test func `A code of more than 256 bytes refuses the result`() throws {
    let long = String(repeating: "9", count: 257)
    let statement = try HL7Sample.statement(HL7Sample.result("OBX|1|NM|\(long)||5||||||F"))
    #expect(statement.findings.first?.reason == "a code of more than 256 bytes")
  }

  @Test func `The same analyte again is left out, and the one that counts is kept`() throws {
    let kept = { (first: String, second: String) in
      let statement = try HL7Sample.statement(
        HL7Sample.report(
          HL7Sample.request, "OBX|1|NM|2160-0^^LN|1|\(first)", "OBX|2|NM|2160-0^^LN|2|\(second)"))
      #expect(statement.findings.map(\.reason) == ["same analyte again in this report"])
      #expect(statement.findings.allSatisfy { !$0.isRefusal })
      let left = statement.findings.first?.place.part
      return "\(HL7Sample.observation("2160-0", in: statement)?.value ?? -1) \(left ?? "")"
    }
    #expect(try kept("5||||||F", "6||||||F") == "5.0 OBX 2")
    #expect(try kept("5||||||P", "6||||||F") == "6.0 OBX 1")
    #expect(try kept("5||||||W", "6||||||C") == "6.0 OBX 1")
    #expect(try kept("||||||F", "6||||||F") == "6.0 OBX 1")
    #expect(try kept("5||||||P", "6||||||X") == "5.0 OBX 2")
  }
}
