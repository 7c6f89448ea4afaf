import Feeds
import PatientSchema
import Testing

/// Headers, and the foreign names that a mapping gives a meaning.
@Suite struct CSVHeaderTests {
  private static let form = "mrn,kind,submitted_on"

  private static func file(_ yaml: String) throws -> FeedMapping {
    try CSVGiven.mapping("csv: {files: {x.csv: {table: form, \(yaml)}}}")
  }

  @Test func `Columns stand in any order`() throws {
    #expect(
      try CSVGiven.cells(.form, "submitted_on,voided,mrn,kind\n2024-01-02,1,7,a\n") == [
        [.null, .text("a"), .text("2024-01-02"), .null, .integer(1)]
      ])
  }

  @Test func `An unknown column refuses the file, by its number and the nearest word`() throws {
    #expect(
      try CSVGiven.headerRefusal(.table(.form), "mrn,kind,Submited_on\n")
        == "column 3 of the header is none of table form; write submitted_on instead, "
        + "or name it in the mapping under columns or ignore")
    let row = try #require(try CSVGiven.headerRefusal(.table(.form), "7,Doe,2024-01-02\n"))
    #expect(row.hasPrefix("column 1 of the header is none of table form; it can have patient_id, "))
    #expect(!row.contains("Doe"))
  }

  @Test func `A column that is needed and absent refuses the file`() throws {
    for table in CSVTable.all {
      let required = table.columns.filter { $0.presence == .required }.map(\.name)
      for absent in required {
        let names = (required + (required.contains("mrn") ? [] : ["patient_id"]))
          .filter { $0 != absent && (table.isOfPatients || $0 != "patient_id") }
        guard !names.isEmpty else { continue }
        #expect(
          try CSVGiven.headerRefusal(table, names.joined(separator: ",") + "\n")
            == "the header has no column \(absent)")
      }
    }
    #expect(
      try CSVGiven.headerRefusal(.table(.form), "kind,submitted_on\n")
        == "the header has neither a column patient_id nor mrn")
  }

  @Test func `A file without rows has none, and one without a header is refused`() throws {
    #expect(try CSVGiven.records(.table(.form), Self.form).isEmpty)
    #expect(try CSVGiven.records(.table(.form), Self.form + "\r\n\r\n").isEmpty)
    #expect(try CSVGiven.headerRefusal(.table(.form), "") == "it has no header row")
    #expect(
      try CSVGiven.headerRefusal(.table(.form), "\"mrn\"x,kind\n")
        == "in its header text stands behind a closing quotation mark")
  }

  @Test func `A column that stands twice refuses the file`() throws {
    let reason = "the column kind stands in the header or the mapping twice"
    #expect(try CSVGiven.headerRefusal(.table(.form), Self.form + ",kind\n") == reason)
    #expect(
      try CSVGiven.headerRefusal(
        .table(.form), Self.form + ",Art\n", mapping: Self.file("columns: {Art: kind}")) == reason)
    #expect(
      try CSVGiven.headerRefusal(
        .table(.form), Self.form + "\n", mapping: Self.file("constants: {kind: a}")) == reason)
  }

  @Test func `A column that the mapping names and the file lacks refuses the file`() throws {
    let mapping = try Self.file("columns: {Storno: voided}, ignore: [Alter]")
    #expect(
      try CSVGiven.headerRefusal(.table(.form), Self.form + "\n", mapping: mapping)
        == "the header has no column \"Storno\", which the mapping names")
    #expect(
      try CSVGiven.cells(.form, Self.form + ",Storno\n1,a,2024-01-02,1\n", mapping: mapping).map(
        \.last)
        == [.integer(1)])
  }

  @Test func `Foreign columns, constants, ignored columns and words are read as stated`() throws {
    let mapping = try CSVGiven.mapping(
      """
      csv:
        files:
          x.csv:
            table: standing
            delimiter: ";"
            dates: european
            columns: {Fallnummer: mrn, Zustand: status, Seit: from_on}
            constants: {mrn_authority: HOSP}
            ignore: [Notiz, Alter]
            values:
              status: {verstorben: deceased, "in Behandlung": active}
      """)
    let said = try CSVGiven.records(
      .table(.standing),
      """
      Alter;Fallnummer;Zustand;Seit;Notiz
      50;0012;verstorben;9.3.2024;x
      50;0012;in Behandlung;9.3.2024;x
      50;0012;active;9.3.2024;x
      50;0012;fort;9.3.2024;x
      """, mapping: mapping)
    let cells = said.map { record in
      CSVGiven.statement(record).map { Array($0.facts[0].cells[1...2]) }
    }
    let day = Cell.text("2024-03-09")
    #expect(
      cells == [
        [.text("deceased"), day], [.text("active"), day], [.text("active"), day], nil,
      ])
    #expect(
      CSVGiven.statement(said[0])?.patient == [
        PatientKey(kind: .recordNumber, authority: "HOSP", number: "0012")
      ])
  }

  @Test func `Days are read by the format of their column`() throws {
    let mapping = try CSVGiven.mapping(
      """
      csv:
        dates: us
        files:
          x.csv: {table: medication, dates: {ended_on: datetime}}
      """)
    #expect(
      try CSVGiven.cells(
        .medication, "mrn,kind,started_on,ended_on\n1,a,3/9/2024,2024-03-10 23:00\n",
        mapping: mapping
      ).map { [$0[3], $0[5]] } == [[.text("2024-03-09"), .text("2024-03-10")]])
    #expect(
      try CSVGiven.reasons(
        .table(.medication), "mrn,kind,started_on,ended_on\n1,a,2024-03-09,\n", mapping: mapping)
        == ["column started_on holds no day M/D/YYYY"])
  }
}
