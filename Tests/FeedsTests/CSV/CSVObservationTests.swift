import Feeds
import PatientSchema
import Testing

/// Codes and values of results.
@Suite struct CSVObservationTests {
  private static let mapping = """
    codes:
      - {code: "7", system: Lab, loinc: 2160-0}
    """

  private static func codes(_ text: String, _ yaml: String = mapping) throws -> [Cell] {
    try CSVGiven.cells(.observation, text, mapping: CSVGiven.mapping(yaml)).map { $0[3] }
  }

  /// Value and text of each row.
  private static func values(_ text: String) throws -> [[Cell]] {
    try CSVGiven.cells(.observation, text).map { Array($0[6...7]) }
  }

  @Test func `A row without optional columns is a final result of an unknown specimen`() throws {
    #expect(
      try CSVGiven.cells(.observation, "mrn,collected_on,code\n1,2024-01-02,2160-0\n") == [
        [
          .null, .text("2024-01-02"), .text(""), .text("2160-0"), .null, .text("F"), .null, .null,
          .null,
        ]
      ])
  }

  @Test func `An empty status is not final`() throws {
    let rows = try CSVGiven.cells(
      .observation, "mrn,collected_on,code,status,unit\n1,2024-01-02,a,,\n1,2024-01-02,a,C,mg\n")
    #expect(rows.map { $0[5] } == [.text(""), .text("C")])
    #expect(rows.map { $0[8] } == [.null, .text("mg")])
  }

  @Test func `A local code is mapped by its system, and an unknown one keeps it`() throws {
    #expect(
      try Self.codes(
        """
        mrn,collected_on,code,system
        1,2024-01-02,7,Lab
        1,2024-01-02,8,Lab
        1,2024-01-02,3016-3,LN
        1,2024-01-02,SKIN-EXAM,
        """) == [.text("2160-0"), .text("8^Lab"), .text("3016-3"), .text("SKIN-EXAM")])
  }

  @Test func `Without a system codes are LOINC, and the mapping can state another`() throws {
    let text = "mrn,collected_on,code\n1,2024-01-02,7\n1,2024-01-02,3016-3\n"
    #expect(try Self.codes(text) == [.text("7"), .text("3016-3")])
    let older = "codes: [{code: 3016-3, system: LN, loinc: 11579-0}]"
    #expect(try Self.codes(text, older) == [.text("7"), .text("11579-0")])
    let stated =
      Self.mapping + "\ncsv: {files: {x.csv: {table: observation, constants: {system: Lab}}}}"
    #expect(try Self.codes(text, stated) == [.text("2160-0"), .text("3016-3^Lab")])
  }

  @Test func `A value that is a number is one, and any other is text`() throws {
    #expect(
      try Self.values(
        "mrn,collected_on,code,value\n"
          + ["0.9", "<15", "-2", "negative", "1e400", "", "4,5", "0.9 "].map {
            "1,2024-01-02,a,\"\($0)\"\n"
          }.joined()) == [
          [.real(0.9), .null], [.null, .text("<15")], [.real(-2), .null],
          [.null, .text("negative")], [.null, .text("1e400")], [.null, .null],
          [.null, .text("4,5")], [.null, .text("0.9 ")],
        ])
  }

  @Test func `A stated text comes before a value that is none, which is told`() throws {
    let text = """
      mrn,collected_on,code,value,value_text
      1,2024-01-02,a,1.5,high
      1,2024-01-02,a,,high
      1,2024-01-02,a,<15,
      1,2024-01-02,a,<15,<15
      1,2024-01-02,a,<15,low
      """
    #expect(
      try Self.values(text) == [
        [.real(1.5), .text("high")], [.null, .text("high")], [.null, .text("<15")],
        [.null, .text("<15")], [.null, .text("low")],
      ])
    let findings = try CSVGiven.statements(.table(.observation), text).map(\.findings)
    #expect(findings.map(\.count) == [0, 0, 0, 0, 1])
    #expect(
      findings[4] == [
        PartFinding(
          place: Place(line: 6, part: "value"),
          reason: "column value holds no number, and value_text is stated too", isRefusal: false)
      ])
  }
}
