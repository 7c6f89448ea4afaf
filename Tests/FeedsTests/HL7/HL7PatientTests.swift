import Feeds
import Monitoring
import PatientSchema
import Testing

/// Who the patient is: PID, MRG, and the messages that only speak of it.
@Suite struct HL7PatientTests {
  private static func update(_ patient: String, event: String = "A08", _ rest: String...) -> String
  {
    let header = "MSH|^~\\&|L|S|R|F|20250301120000||ADT^\(event)^ADT_A01|1|P|2.5.1"
    return ([header, "EVN|\(event)", patient] + rest).map { $0 + "\r" }.joined()
  }

  private static func key(_ fields: String) throws -> PatientKey? {
    try HL7Sample.statement(update("PID|1|\(fields)||N^G")).patient.first
  }

  private static func number(_ number: String, _ authority: String = "") -> PatientKey {
    PatientKey(kind: .recordNumber, authority: authority, number: number)
  }

  @Test(arguments: [
    ("|1^^^A^MR", "1", "A"), ("|1^^^A^MRN", "1", "A"), ("|1^^^A&1.2.3&ISO^MR", "1", "A"),
    ("|1^^^N^NH~2^^^A^MR", "2", "A"), ("|1^^^A^XX~2^^^B^YY", "1", "A"), ("|000123", "000123", ""),
    ("9^^^P|", "9", "P"), ("9|\"\"", "9", ""), ("9|^^^A^MR", "9", ""), ("|^^^A^MR~7^^^B", "7", "B"),
    ("|~7", "7", ""), ("| 7 ^^^ A ", "7", "A"), ("8^^^Q^MR|1^^^A^MR~2^^^B^MR", "1", "A"),
    (#"|1\T\2^^^A^MR"#, "1&2", "A"),
  ])
  func `The number is the one typed MR, or the first, or that of PID-2`(
    fields: String, number: String, authority: String
  ) throws {
    #expect(try Self.key(fields) == Self.number(number, authority))
  }

  @Test(arguments: ["PID|1", "PID|1|||", "PID|1|\"\"|\"\"||N^G", "PID|1||^^^A^MR||N^G"])
  func `A message without a number of the patient is refused`(patient: String) throws {
    #expect(
      try HL7Sample.refusal(Self.update(patient)) == "no number of the patient in PID-3 or PID-2")
    #expect(
      try HL7Sample.refusal(
        HL7Sample.report(patient: patient, HL7Sample.request, HL7Sample.creatinine))
        == "no number of the patient in PID-3 or PID-2")
  }

  @Test func `A report or an update without PID is refused`() throws {
    let header = HL7Sample.header + "\r"
    #expect(try HL7Sample.refusal(header) == "no PID")
    #expect(try HL7Sample.refusal(header + HL7Sample.creatinine + "\r") == "no PID")
    #expect(
      try HL7Sample.refusal(header + HL7Sample.request + "\r" + HL7Sample.patient + "\r")
        == "results before the PID")
    #expect(
      try HL7Sample.refusal(HL7Sample.report()) == "a report without OBR and OBX")
  }

  @Test func `Name, birth, sex and phone are read`() throws {
    let said = try HL7Sample.statement(
      Self.update("PID|1||7||van Dam&van&Dam^Eva^M~X^Y||198002031530|F|||||020 5368^HOME~1")
    ).demographics
    #expect(said.familyName == .said("van Dam"))
    #expect(said.givenName == .said("Eva"))
    #expect(said.birthDate == .said(try #require(CivilDate("1980-02-03"))))
    #expect(said.sex == .said("F"))
    #expect(said.phone == .said("020 5368"))
    #expect(said.enrolledOn == .unsaid)
  }

  @Test func `An empty field says nothing, and two quotation marks say that there is none`() throws
  {
    #expect(try HL7Sample.statement(Self.update("PID|1||7")).demographics == Demographics())
    let erased = try HL7Sample.statement(
      Self.update(#"PID|1||7||""||""|""|||||"""#)
    ).demographics
    #expect(erased.familyName == .erased)
    #expect(erased.givenName == .erased)
    #expect(erased.birthDate == .erased)
    #expect(erased.sex == .erased)
    #expect(erased.phone == .erased)
    let half = try HL7Sample.statement(Self.update(#"PID|1||7||Doe^"""#)).demographics
    #expect(half.familyName == .said("Doe"))
    #expect(half.givenName == .erased)
    let family = try HL7Sample.statement(Self.update("PID|1||7||Doe")).demographics
    #expect(family.givenName == .unsaid)
  }

  @Test(arguments: [
    ("M", "M"), ("F", "F"), ("O", "U"), ("U", "U"), ("m", "U"), ("F^x^HL70001", "F"),
  ])
  func `A sex is F, M or unknown`(written: String, sex: String) throws {
    let said = try HL7Sample.statement(Self.update("PID|1||7|||||\(written)")).demographics
    #expect(said.sex == .said(sex))
  }

  @Test(arguments: ["198", "198000", "198013", "0000", "1980x", "19800230", "x"])
  func `A birth that is no day is found, and the rest is read`(birth: String) throws {
    let statement = try HL7Sample.statement(Self.update("PID|1||7||Doe^J||\(birth)|F"))
    #expect(statement.demographics.birthDate == .unsaid)
    #expect(statement.demographics.sex == .said("F"))
    #expect(
      statement.findings == [
        PartFinding(
          place: Place(line: 3, part: "PID 7"), reason: "no day of birth", isRefusal: true)
      ])
  }

  @Test(arguments: ["1980", "198002", " 1980 ", "1980+0100", "198012^Y"])
  func `A birth of which only the year or the month is known is no error`(birth: String) throws {
    let statement = try HL7Sample.statement(Self.update("PID|1||7||Doe^J||\(birth)|F"))
    #expect(statement.demographics.birthDate == .unsaid)
    #expect(statement.demographics.sex == .said("F"))
    #expect(
      statement.findings == [
        PartFinding(
          place: Place(line: 3, part: "PID 7"), reason: "a birth without its day",
          isRefusal: false)
      ])
  }

  @Test(arguments: [
    ("^^^^^^^^^^^+49 30 1", "+49 30 1"), ("^PRN^PH^^1^555^5551234", "1 555 5551234"),
    ("^PRN^PH^^^555^5551234", "555 5551234"), ("5^PRN^PH^^^555^5551234", "5"),
  ])
  func `A phone is one text or stands in parts`(written: String, phone: String) throws {
    let statement = try HL7Sample.statement(Self.update("PID|1||7||||||||||\(written)"))
    #expect(statement.demographics.phone == .said(phone))
  }

  @Test(arguments: [
    ("20250102|Y", "2025-01-02", nil), ("202501022359-0500|", "2025-01-02", nil),
    ("|Y", nil, "deceased without a day"), ("2025|Y", nil, "deceased without a day"),
    ("\"\"|Y", nil, "deceased without a day"), ("2025|", nil, "deceased without a day"),
    ("20250102|N", nil, "a day of death of a patient who lives"), ("|N", nil, nil), ("|", nil, nil),
    ("\"\"|\"\"", nil, nil),
  ])
  func `A death is a standing from its day`(fields: String, day: String?, reason: String?) throws {
    let pipes = String(repeating: "|", count: 26)
    let statement = try HL7Sample.statement(Self.update("PID|1||7\(pipes)\(fields)"))
    let expected: [Fact] =
      day.map {
        [
          Fact(
            table: .standing, cells: [.null, .text("deceased"), .text($0), .null],
            title: Self.death)
        ]
      } ?? []
    #expect(statement.facts.filter { !$0.cells.isEmpty } == expected)
    #expect(statement.findings.map(\.reason) == (reason.map { [$0] } ?? []))
    #expect(statement.findings.allSatisfy { $0.isRefusal })
  }

  private static let death = FactTitle(group: "PID-30 L|S")

  @Test(arguments: [
    ("|N", true), ("|\"\"", true), ("\"\"|", true), ("\"\"|N", true), ("|", false), ("|U", false),
    ("|Y", false), ("\"\"|Y", false), ("2025|N", false), ("20250102|Y", false),
    ("20250102|\"\"", false),
  ])
  func `A patient who lives after all takes a death back`(fields: String, isAlive: Bool) throws {
    let pipes = String(repeating: "|", count: 26)
    let statement = try HL7Sample.statement(Self.update("PID|1||7\(pipes)\(fields)"))
    let absences = statement.facts.filter(\.cells.isEmpty)
    #expect(absences == (isAlive ? [.absent(.standing, Self.death)] : []))
  }

  @Test func `A patient who lives, says a laboratory, is not whom the hospital reported dead`()
    throws
  {
    let pipes = String(repeating: "|", count: 26)
    let lives = HL7Sample.report(
      header: HL7Sample.header.replacing("|LAB|S|", with: "|LAB^1.2^ISO|North|"),
      patient: "PID|1||7\(pipes)|N", HL7Sample.request, HL7Sample.creatinine)
    let title = FactTitle(group: "PID-30 LAB|North")
    #expect(
      try HL7Sample.statement(lives).facts.filter { $0.table == .standing }
        == [.absent(.standing, title)])
    #expect(title != Self.death)
  }

  @Test(arguments: [
    ("1^^^A^MR~2^^^B^MR", [number("1", "A"), number("2", "B")]),
    ("1^^^A^MR~2^^^A^MR", [number("1", "A")]),
    ("9^^^N^NH~1^^^A^MR~2^^^B^MRN~3", [number("1", "A"), number("2", "B")]),
    ("9^^^N^NH~1^^^A^XX", [number("9", "N")]), ("1^^^A^MR~^^^B^MR", [number("1", "A")]),
  ])
  func `Each number typed MR is a key, one an authority`(numbers: String, keys: [PatientKey])
    throws
  {
    #expect(try HL7Sample.statement(Self.update("PID|1||\(numbers)||N^G")).patient == keys)
  }

  @Test func `Several patients of one message are a record each`() throws {
    let merges = try HL7Sample.records(
      Self.update("PID|1||7", event: "A40", "MRG|5", "PID|1||8", "MRG|6", "PID|1"))
    #expect(merges.map(\.place.line) == [1, 5, 7])
    #expect(
      merges.map { record -> [PatientKey] in
        if case .statement(let statement) = record.content { statement.merged } else { [] }
      } == [[Self.number("5")], [Self.number("6")], []])
    let reports = try HL7Sample.records(
      HL7Sample.report(
        HL7Sample.request, HL7Sample.creatinine, "PID|2||8", HL7Sample.request,
        "OBX|1|NM|777-3^^LN||200||||||F"))
    let codes = reports.map { record -> [String] in
      guard case .statement(let statement) = record.content else { return [] }
      return HL7Sample.observations(statement).map(\.code)
    }
    #expect(codes == [["2160-0"], ["777-3"]])
  }

  @Test(arguments: [
    "ORU^R01", "ORU^R01^ORU_R01", "ORU", "ORU^R30", "ORU^R31", "ORU^R32", "OUL^R21", "OUL^R22",
    "OUL^R23", "OUL^R24^OUL_R24",
  ])
  func `A report of results is read by any of its names`(type: String) throws {
    let text = HL7Sample.result(HL7Sample.creatinine).replacing("ORU^R01", with: type)
    #expect(HL7Sample.observation("2160-0", in: try HL7Sample.statement(text))?.value == 98.5)
  }

  @Test(arguments: ["ADT^A01", "ADT^A34", "MDM^T02", "ORM^O01", "ORU^W01", "ACK", "SIU^S12", "ADT"])
  func `A message of another type is skipped by its type`(type: String) throws {
    let text = HL7Sample.result(HL7Sample.creatinine).replacing("ORU^R01", with: type)
    #expect(
      try HL7Sample.records(text).map(\.content) == [.skipped(reason: "message type \(type)")])
  }

  @Test(arguments: ["", "Doe^Jane", "oru^R01", "ORU^Jane", "ORUX^R01", "\"\""])
  func `A type that is none is refused and not printed`(type: String) throws {
    let text = HL7Sample.result(HL7Sample.creatinine).replacing("ORU^R01", with: type)
    #expect(try HL7Sample.refusal(text) == "MSH-9 is no type of a message")
  }

  @Test(arguments: [
    "2.3", "2.3.1", "2.4", "2.5", "2.5.1", "2.6", "2.7", "2.8", "2.8.2", "2.4^DEU", "",
  ])
  func `Every version 2 is read`(version: String) throws {
    let text = HL7Sample.result(HL7Sample.creatinine).replacing("2.5.1", with: version)
    #expect(HL7Sample.observation("2160-0", in: try HL7Sample.statement(text))?.value == 98.5)
  }

  @Test(arguments: ["3.0", "1", "x"])
  func `Another version is refused`(version: String) throws {
    let text = HL7Sample.result(HL7Sample.creatinine).replacing("2.5.1", with: version)
    #expect(try HL7Sample.refusal(text) == "MSH-12 is no version 2")
  }
}
