import Feeds
import PatientSchema
import Testing

/// What results are called in every version of them, and how they are taken back.
@Suite struct HL7TitleTests {
  private static func request(
    _ status: String, placer: String = "P1", filler: String = "F1", code: String = "57021-8^^LN",
    day: String = "20250301"
  ) -> String {
    "OBR|1|\(placer)|\(filler)|\(code)|||\(day)||||||||||||||||||\(status)"
  }

  private static func result(
    _ code: String = "777-3", _ value: String = "200", _ status: String = "F", day: String = "",
    sub: String = ""
  ) -> String {
    "OBX|1|NM|\(code)^^LN|\(sub)|\(value)||||||\(status)|||\(day)"
  }

  private static func statement(_ segments: String...) throws -> Statement {
    let text = ([HL7Sample.header, HL7Sample.patient] + segments).map { $0 + "\r" }.joined()
    return try HL7Sample.statement(text)
  }

  private static func titles(_ segments: String...) throws -> [FactTitle?] {
    let text = ([HL7Sample.header, HL7Sample.patient] + segments).map { $0 + "\r" }.joined()
    return HL7Sample.observations(try HL7Sample.statement(text)).map(\.title)
  }

  @Test(arguments: [
    ("OBR|1|P1|F1^LAB|P^^L", "F1^LAB|P", "F1"), ("OBR|1|P1|F1|^^L^Q^^M", "F1|Q", "F1"),
    ("OBR|1|P1|F1|", "F1|", "F1"), ("OBR|1|P1||P^^L", "placer P1 2025-03-01|P", "P1"),
    ("OBR|1|P1^CPOE||P^^L", "placer P1^CPOE 2025-03-01|P", "P1"), ("OBR|1|||P^^L", nil, "S1"),
  ])
  func `A result is named by the number and the code of its OBR, its code and its sub-id`(
    request: String, group: String?, specimen: String
  ) throws {
    let statement = try Self.statement(
      "\(request)|||20250301||||||||||||||||||F", Self.result(sub: "2"), "SPM|1|S1")
    let row = try #require(HL7Sample.observation("777-3", in: statement))
    #expect(row.title == group.map { FactTitle(group: $0, part: "777-3|2") })
    #expect(row.specimen == specimen)
  }

  @Test func `ORC names the order where OBR states no number`() throws {
    let request = Self.request("F", placer: "", filler: "")
    let group = { (control: String) in
      try Self.titles(control, request, Self.result()).first??.group
    }
    #expect(try group("ORC|RE|P9|F9") == "F9|57021-8")
    #expect(try group("ORC|RE|P9") == "placer P9 2025-03-01|57021-8")
    #expect(try group("ORC|RE") == nil)
  }

  @Test func `A standing order that has one placer's number for every month is an order a day`()
    throws
  {
    let groups = try ["20250301", "20250401"].map { day in
      try Self.titles(Self.request("F", filler: "", day: day), Self.result()).first??.group
    }
    #expect(Set(groups).count == 2)
    let undated = try Self.titles(
      Self.request("F", filler: "", day: ""), Self.result(day: "20250301"))
    #expect(undated == [nil])
  }

  @Test func `Panels of one accession are named apart, and one is cancelled alone`() throws {
    #expect(
      try Self.titles(
        Self.request("F"), Self.result(), Self.request("F", code: "24323-8^^LN"),
        HL7Sample.creatinine) == [
          FactTitle(group: "F1|57021-8", part: "777-3|"),
          FactTitle(group: "F1|24323-8", part: "2160-0|"),
        ])
    let cancelled = try Self.statement(Self.request("X", code: "24323-8^^LN"))
    #expect(HL7Sample.absences(cancelled) == [FactTitle(group: "F1|24323-8")])
  }

  // MARK: - Cancelled as a whole

  @Test(arguments: [("X", true), ("Y", false), ("F", false), ("", false)])
  func `A cancelled order leaves nothing of what it was reported with before`(
    status: String, isCancelled: Bool
  ) throws {
    let heads = { (segments: [String]) in
      let text = ([HL7Sample.header, HL7Sample.patient] + segments).map { $0 + "\r" }.joined()
      return HL7Sample.absences(try HL7Sample.statement(text)).filter { $0?.part == "" }
    }
    let head = isCancelled ? [FactTitle(group: "F1|57021-8")] : []
    let placer = isCancelled ? [FactTitle(group: "placer P1 2025-03-01|57021-8")] : []
    let comment = "OBX|1|TX|NOTE^^L||not enough||||||X"
    #expect(try heads([Self.request(status)]) == head)
    #expect(try heads([Self.request(status), comment]) == head)
    #expect(try heads([Self.request(status), Self.result()]) == head)
    #expect(try heads([Self.request(status, filler: "")]) == placer)
    #expect(try heads([Self.request(status, placer: "", filler: "")]) == [])
  }

  @Test func `What a cancelled order restates stands in one group with its head`() throws {
    let statement = try Self.statement(
      Self.request("X"), Self.result(), Self.request("F", code: "B^^L"), Self.result("718-7"))
    #expect(
      statement.facts.map { "\($0.title?.group ?? "") \($0.title?.part ?? "")" } == [
        "F1|57021-8 777-3|", "F1|57021-8 panel", "F1|57021-8 ", "F1|B 718-7|", "F1|B panel",
      ])
    #expect(HL7Sample.observation("777-3", in: statement)?.status == "F")
  }

  // MARK: - Two of one title

  @Test func `Results that share a title have none, and what had it before is one of them`() throws
  {
    let statement = try Self.statement(
      Self.request("F"), Self.result("777-3", "200", day: "20250301"),
      Self.result("777-3", "210", day: "20250302"), HL7Sample.creatinine)
    #expect(
      HL7Sample.observations(statement).map { "\($0.day) \($0.title?.part ?? "none")" } == [
        "2025-03-01 none", "2025-03-02 none", "2025-03-01 2160-0|",
      ])
    #expect(
      HL7Sample.absences(statement).contains(FactTitle(group: "F1|57021-8", part: "777-3|")))
  }

  @Test func `Results of two OBR of one code and number share their titles`() throws {
    let titles = try Self.titles(
      Self.request("F"), Self.result(), Self.request("F", day: "20250302"), Self.result())
    #expect(titles == [nil, nil])
  }

  @Test func `Sub-ids tell results apart`() throws {
    let titles = try Self.titles(
      Self.request("F"), Self.result(day: "20250301", sub: "1"),
      Self.result(day: "20250302", sub: "2"))
    #expect(titles.map { $0?.part } == ["777-3|1", "777-3|2"])
  }

  @Test(arguments: [("D", true), ("W", true), ("X", true), ("P", true), ("C", false)])
  func `A result left out beside another of its day is taken back where it does not stand`(
    status: String, isAbsent: Bool
  ) throws {
    let statement = try Self.statement(
      Self.request("F"), Self.result("777-3", "200", status, sub: "1"),
      Self.result("777-3", "210", "C", sub: "2"))
    #expect(HL7Sample.observations(statement).count == 1)
    let title = FactTitle(group: "F1|57021-8", part: "777-3|1")
    #expect(HL7Sample.absences(statement).contains(title) == isAbsent)
  }

  // MARK: - Withdrawn without a day

  private static let title = FactTitle(group: "F1|57021-8", part: "777-3|")
  private static let noDay = "no day of collection in OBX-14, SPM-17 or OBR-7"

  @Test(arguments: [
    ("D", true), ("W", true), ("X", true), ("F", false), ("C", false), ("P", false), ("d", false),
  ])
  func `A withdrawal needs no day where the result has a title`(
    status: String, isWithdrawn: Bool
  ) throws {
    for day in ["", "2025", "x"] {
      let statement = try Self.statement(
        Self.request("F", day: day), Self.result("777-3", "", status))
      #expect(HL7Sample.observations(statement).isEmpty)
      #expect(HL7Sample.absences(statement).contains(Self.title) == isWithdrawn)
      #expect(statement.findings.map(\.reason) == (isWithdrawn ? [] : [Self.noDay]))
    }
    let nameless = try Self.statement(
      Self.request("F", placer: "", filler: "", day: ""), Self.result("777-3", "", status))
    #expect(nameless.facts.isEmpty)
    #expect(nameless.findings.first?.reason == Self.noDay)
  }

  @Test func `A withdrawal and the result that takes its place are one version`() throws {
    let statement = try Self.statement(
      Self.request("F", day: ""), Self.result("777-3", "", "D"),
      Self.result("777-3", "210", "C", day: "20250302"))
    #expect(HL7Sample.observations(statement).map(\.title) == [Self.title])
    #expect(!HL7Sample.absences(statement).contains(Self.title))
  }

  @Test func `A withdrawal that the end of the file cuts off is none`() throws {
    let cut = HL7Sample.report(Self.request("X", day: "")) + "OBX|1|NM|777-3^^LN||200"
    let statement = try HL7Sample.statement(cut)
    #expect(!HL7Sample.absences(statement).contains(Self.title))
    #expect(statement.findings.map(\.reason) == [Self.noDay])
  }
}
