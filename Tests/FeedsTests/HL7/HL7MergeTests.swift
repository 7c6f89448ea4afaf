import Feeds
import Testing

/// ADT^A40: a number that is another's from now on.
@Suite struct HL7MergeTests {
  private static func merge(_ numbers: String, _ rest: String...) -> String {
    let header = "MSH|^~\\&|L|S|R|F|20250301120000||ADT^A40^ADT_A39|1|P|2.5.1"
    return ([header, "EVN|A40", "PID|1||\(numbers)"] + rest).map { $0 + "\r" }.joined()
  }

  private static func number(_ number: String, _ authority: String = "") -> PatientKey {
    PatientKey(kind: .recordNumber, authority: authority, number: number)
  }

  @Test(arguments: [
    // The earlier number is listed first, beside or behind the new one.
    ("OLD^^^H^MR~NEW^^^H^MR", "OLD^^^H^MR", [number("NEW", "H")], [number("OLD", "H")]),
    ("NEW^^^H^MR~OLD^^^H^MR", "OLD^^^H^MR", [number("NEW", "H")], [number("OLD", "H")]),
    ("7^^^A^MR~5^^^B^MR", "5^^^B^MR", [number("7", "A")], [number("5", "B")]),
    (
      "OLD^^^H^MR~NEW^^^H^MR~ALSO^^^H^MR~7^^^B^MR", "OLD^^^H",
      [number("NEW", "H"), number("7", "B")],
      [number("OLD", "H")]
    ),
    ("OLD~NEW", "OLD", [number("NEW")], [number("OLD")]),
    // Only one of the two says who assigned it.
    ("OLD^^^H^MR~NEW^^^H^MR", "OLD", [number("NEW", "H")], [number("OLD", "H")]),
    (
      "OLD^^^H^MR~NEW^^^H^MR~OLD^^^J^MR", "OLD", [number("NEW", "H")],
      [number("OLD", "H"), number("OLD", "J")]
    ),
    ("OLD^^^^MR~NEW^^^H^MR", "OLD^^^H^MR", [number("NEW", "H")], [number("OLD", "H")]),
    ("NEW^^^H^MR", "OLD", [number("NEW", "H")], [number("OLD")]),
    // The same number of another authority is another's.
    ("5^^^A^MR", "5^^^B^MR", [number("5", "A")], [number("5", "B")]),
    // Several earlier numbers.
    ("7^^^A^MR", "6^^^A^XX~5^^^B^MR", [number("7", "A")], [number("5", "B")]),
    ("7^^^A^MR", "5^^^A^MR~6^^^A^MR", [number("7", "A")], [number("5", "A"), number("6", "A")]),
    ("7^^^A^MR", "5^^^A^MR~5^^^A^MRN", [number("7", "A")], [number("5", "A")]),
    ("7^^^A^MR", "5~6^^^B", [number("7", "A")], [number("5"), number("6", "B")]),
    ("7^^^A^MR", "9^^^^VN~5~6", [number("7", "A")], [number("5"), number("6")]),
    ("7^^^A^MR", "5^^^A^PI~9^^^^VN", [number("7", "A")], [number("5", "A")]),
  ])
  func `A merge names the numbers before, and PID-3 may go on listing them`(
    numbers: String, before: String, keys: [PatientKey], merged: [PatientKey]
  ) throws {
    let statement = try HL7Sample.statement(Self.merge(numbers, "MRG|\(before)"))
    #expect(statement.patient == keys)
    #expect(statement.merged == merged)
    #expect(statement.stamp?.time.description == "2025-03-01T12:00:00Z")
  }

  @Test(arguments: ["PV1|1", "MRG|", "MRG|\"\"", "MRG|^^^A^MR"])
  func `A merge without a number before is refused`(segment: String) throws {
    #expect(
      try HL7Sample.refusal(Self.merge("7", segment))
        == "no earlier number of the patient in MRG-1, or more than one MRG")
  }

  @Test func `A merge of two patients at once is refused`() throws {
    #expect(
      try HL7Sample.refusal(Self.merge("7", "MRG|5", "MRG|6"))
        == "no earlier number of the patient in MRG-1, or more than one MRG")
  }

  @Test(arguments: [
    ("7", "7"), ("7^^^A^MR", "7"), ("7^^^A^MR~5^^^B^MR", "5^^^B^MR~7^^^A^MR"),
    ("7^^^A^MR~8^^^A^PI", "7^^^A^MR"),
  ])
  func `A merge of a patient with itself is refused`(numbers: String, before: String) throws {
    #expect(
      try HL7Sample.refusal(Self.merge(numbers, "MRG|\(before)"))
        == "a merge of a patient with the same patient")
  }
}
