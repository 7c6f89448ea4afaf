import Feeds
import PatientSchema
import Testing

/// What cells may hold, and why rows are refused.
@Suite struct CSVCellTests {
  private static func infusion(
    _ column: String, _ cell: String, mapping: FeedMapping = FeedMapping()
  ) throws -> FeedRecord.Content? {
    try CSVGiven.records(
      .table(.infusion), "mrn,infused_on,\(column)\n1,2024-01-02,\"\(cell)\"\n", mapping: mapping
    ).first?.content
  }

  private static func cell(_ column: String, _ cell: String, mapping: FeedMapping = FeedMapping())
    throws -> Cell?
  {
    guard case .statement(let statement) = try infusion(column, cell, mapping: mapping),
      let index = Table.infusion.columns.firstIndex(of: column)
    else { return nil }
    return statement.facts[0].cells[index]
  }

  @Test func `Whole numbers are as they are printed`() throws {
    for (text, number) in [("0", 0), ("12", 12), ("-3", -3), ("9223372036854775807", Int64.max)] {
      #expect(try Self.cell("course", text) == .integer(number))
    }
    for text in ["01", "+1", "-0", "1.0", " 1", "1e3", "9223372036854775808", "١", "x"] {
      #expect(
        try Self.infusion("course", text)
          == .refused(reason: "column course holds no whole number without leading zeros"))
    }
  }

  @Test func `Numbers are finite and have the decimal mark that is stated`() throws {
    for (text, number) in [
      ("12", 12.0), ("12.50", 12.5), ("-0.5", -0.5), (".5", 0.5), ("1e3", 1000), ("1.5E-2", 0.015),
      ("007.5", 7.5), ("0", 0),
    ] {
      #expect(try Self.cell("dose_mg", text) == .real(number))
    }
    for text in [
      "1,5", "1.", ".", "-", "+1", "1.2.3", "1e", "e5", "1e400", "nan", "inf", "0x10", " 1", "1 ",
      "12 mg", "1_000", "1'000", "１", String(repeating: "1", count: 65),
    ] {
      #expect(
        try Self.infusion("dose_mg", text)
          == .refused(reason: "column dose_mg holds no number with a decimal point"))
    }
    let comma = try CSVGiven.mapping("csv: {decimal: comma}")
    #expect(try Self.cell("dose_mg", "12,5", mapping: comma) == .real(12.5))
    #expect(
      try Self.infusion("dose_mg", "12.5", mapping: comma)
        == .refused(reason: "column dose_mg holds no number with a decimal comma"))
  }

  @Test func `Times have five characters, and truth is one of four words`() throws {
    #expect(try Self.cell("started_at", "00:00") == .text("00:00"))
    for text in ["24:00", "9:05", "09:60", "09:05:00", "0905", "09:05 AM"] {
      #expect(
        try Self.infusion("started_at", text)
          == .refused(reason: "column started_at holds no time HH:MM"))
    }
    for (text, number) in [("0", 0), ("1", 1), ("false", 0), ("true", 1)] as [(String, Int64)] {
      #expect(try Self.cell("voided", text) == .integer(number))
    }
    for text in ["2", "TRUE", "yes", "x", " "] {
      #expect(
        try Self.infusion("voided", text)
          == .refused(reason: "column voided holds none of 0, 1, false, true"))
    }
  }

  @Test func `Words of closed lists are checked, and the refusal repeats no cell`() throws {
    #expect(
      try CSVGiven.reasons(
        .table(.patient), "mrn,family_name,given_name,sex\n1,Doe,Jo,Female\n1,Doe,Jo,f\n") == [
          "column sex holds none of F, M, U", "column sex holds none of F, M, U",
        ])
    #expect(
      try CSVGiven.reasons(.table(.standing), "mrn,status,from_on\n1,dead,2024-01-02\n") == [
        "column status holds none of active, discontinued, lost-to-follow-up, transferred-out, "
          + "deceased"
      ])
    #expect(
      try CSVGiven.reasons(
        .table(.certification), "holder_kind,holder_id,certified_on\nnurse,1,2024-01-02\n") == [
          "column holder_kind holds none of prescriber, facility, pharmacy"
        ])
    #expect(
      try CSVGiven.reasons(
        .table(.patient), "mrn,family_name,given_name,birth_date\n1,Doe,Jo,1/2/1980\n") == [
          "column birth_date holds no day YYYY-MM-DD"
        ])
  }

  @Test func `A required cell that is empty refuses the row`() throws {
    #expect(
      try CSVGiven.reasons(
        .table(.patient), "mrn,family_name,given_name\n,Doe,Jo\n1,,Jo\n1,Doe,\n1,Doe,Jo\n") == [
          "column mrn is empty", "column family_name is empty", "column given_name is empty", "",
        ])
    #expect(
      try CSVGiven.reasons(
        .table(.observation), "patient_id,collected_on,code\n1,,2160-0\n1,2024-01-02,\n") == [
          "column collected_on is empty", "column code is empty",
        ])
  }

  @Test func `A ragged row is refused, and the rows around it are read`() throws {
    #expect(
      try CSVGiven.reasons(
        .table(.form),
        "mrn,kind,submitted_on\n1,a,2024-01-02\n1,a\n1,a,2024-01-02,\n1,b,2024-01-02\n"
      ) == [
        "", "the row has 2 fields, and the header 3", "the row has 4 fields, and the header 3", "",
      ])
  }

  @Test func `Rows that are no rows are refused with their lines`() throws {
    let records = try CSVGiven.records(
      .table(.form), "mrn,kind,submitted_on\n\"1\"x,a,2024-01-02\n1,\"a\nb\",2024-01-02\n1,a,x\n")
    #expect(records.map(\.place.line) == [2, 3, 5])
    #expect(
      records[0].content == .refused(reason: "text stands behind a closing quotation mark"))
    #expect(
      records[2].content == .refused(reason: "column submitted_on holds no day YYYY-MM-DD"))
  }

  @Test func `A patient is named by the row's number, the record number or both`() throws {
    let header = "patient_id,mrn,mrn_authority,kind,submitted_on\n"
    let said = try CSVGiven.records(
      .table(.form),
      header + "1,,,a,2024-01-02\n,M,HOSP,a,2024-01-02\n1,M,,a,2024-01-02\n"
        + ",,,a,2024-01-02\nx,M,,a,2024-01-02\n01,M,,a,2024-01-02\n")
    let patients = said.map { CSVGiven.statement($0)?.patient }
    let row = PatientKey(kind: .row, number: "1")
    #expect(
      patients == [
        [row], [PatientKey(kind: .recordNumber, authority: "HOSP", number: "M")],
        [row, PatientKey(kind: .recordNumber, number: "M")], nil, nil, nil,
      ])
    #expect(
      said[3].content
        == .refused(reason: "neither patient_id nor mrn says which patient it is"))
    #expect(
      said[4].content
        == .refused(reason: "column patient_id holds no whole number without leading zeros"))
  }

  @Test func `The source's own time is the stamp, to the nanosecond`() throws {
    let said = try CSVGiven.records(
      .table(.form),
      """
      mrn,kind,submitted_on,recorded_at
      1,a,2024-01-02,2024-01-02T03:04:05Z
      1,a,2024-01-02,2024-01-02T03:04:05.25-06:00
      1,a,2024-01-02,2024-01-02T03:04:05.1234567891Z
      1,a,2024-01-02,
      1,a,2024-01-02,2024-01-02
      """)
    let stamps = said.map { record in
      guard let statement = CSVGiven.statement(record) else { return "refused" }
      return statement.stamp.map { "\($0.time) \($0.nanoseconds)" } ?? "none"
    }
    #expect(
      stamps == [
        "2024-01-02T03:04:05Z 0", "2024-01-02T09:04:05Z 250000000",
        "2024-01-02T03:04:05Z 123456789", "none", "refused",
      ])
    #expect(said[4].content == .refused(reason: "column recorded_at holds no RFC 3339 time"))
  }
}
