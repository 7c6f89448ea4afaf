internal import CXLSXWriter
internal import Monitoring

/// The sheet that says what the others hold.
struct Explanations {
  let header: ReportHeader
  /// What the site is called.
  let site: String
  let missed: WorkSheet
  let dueSoon: WorkSheet

  func write(_ frame: SheetFrame) throws {
    var sheet = try frame.book.addSheet("Explanations")
    for (column, width) in [24.0, 90, 22, 30].enumerated() {
      try sheet.setting { worksheet_set_column($0, UInt16(column), UInt16(column), width, nil) }
    }
    try writeHead(&sheet, frame.formats)
    try writeFacts(&sheet, frame.formats)
    try writeColumns(&sheet, frame.formats)
    try writeTable("Priority", priorities, &sheet, frame.formats)
    try writeTable("State", Self.states, &sheet, frame.formats)
    try writeTable("About the cells", Self.cells, &sheet, frame.formats)
    try frame.setPrint(sheet, pagesWide: 1)
  }

  private func writeHead(_ sheet: inout Sheet, _ formats: SheetFormats) throws {
    try sheet.add("Missed tests, and tests that are due soon", formats.title)
    try sheet.endRow()
    if header.isSynthetic {
      try sheet.add(
        "Synthetic data. Every patient, prescriber and site in this file is invented.",
        formats.banner)
      try sheet.endRow()
    }
    try sheet.add(
      "Contains patient data. Share it only with those who care for these patients; shred what is "
        + "printed.", formats.term)
    try sheet.endRow()
    try sheet.endRow()
  }

  private func writeFacts(_ sheet: inout Sheet, _ formats: SheetFormats) throws {
    let facts = [
      ("Program", header.program.title),
      ("Rule set", "\(header.program.id) \(header.program.version)"),
      ("Rule set SHA-256", header.programSHA256),
      ("As of", header.asOf.withWeekday),
      ("Known at", header.knownAt.map(\.description) ?? "no limit"),
      ("Software", "remswatch \(header.softwareVersion)"),
      ("Site", site),
    ]
    for (term, fact) in facts {
      try sheet.add(term, formats.term)
      try sheet.add(fact, nil)
      try sheet.endRow()
    }
    for list in [missed, dueSoon] {
      try sheet.add("Rows in \(list.name)", formats.term)
      try sheet.add(number: list.rowsWritten, formats.wrapped)
      let isWhole = list.rowsWritten == list.rows
      try sheet.add(
        isWhole
          ? "" : "the first of \(list.rows.grouped) in the order of work; \(list.file) has all",
        nil)
      try sheet.endRow()
    }
  }

  private func writeColumns(_ sheet: inout Sheet, _ formats: SheetFormats) throws {
    try sheet.endRow()
    for heading in ["Column", "Meaning", "Name in the CSV file", "Kind of cell"] {
      try sheet.add(heading, formats.heading)
    }
    try sheet.endRow()
    for column in SheetColumn.all {
      try sheet.setHeight(lines: Self.lines(column.meaning))
      try sheet.add(column.heading, formats.term)
      for words in [column.meaning, column.name, column.kind.words] {
        try sheet.add(words, formats.wrapped)
      }
      try sheet.endRow()
    }
  }

  /// Lines of the wide column that a text takes: not every program sees to that itself.
  private static func lines(_ text: String) -> Int { 1 + text.count / 80 }

  /// A table of words and what they mean.
  private func writeTable(
    _ heading: String, _ rows: [(String, String)], _ sheet: inout Sheet, _ formats: SheetFormats
  ) throws {
    try sheet.endRow()
    for words in [heading, "Meaning"] { try sheet.add(words, formats.heading) }
    try sheet.endRow()
    for (word, meaning) in rows {
      try sheet.setHeight(lines: Self.lines(meaning))
      try sheet.add(word, formats.term)
      try sheet.add(meaning, formats.wrapped)
      try sheet.endRow()
    }
  }
}

extension Explanations {
  private var priorities: [(String, String)] {
    Priority.allCases.map { priority in
      (
        "\(priority.rawValue) \(priority.word)",
        PriorityRule(program: header.program).meaning(priority)
      )
    }
  }

  private static let states = [
    (
      ObligationState.overdue.word,
      "The due day is past and the test is not done; done now, it still counts for this row."
    ),
    (
      ObligationState.missed.word,
      "The test was not done, and it is too late for it to count for this row."
    ),
    (ObligationState.due.word, "A test counts from now on, and the due day is not past."),
  ]

  private static let cells = [
    (
      "Order",
      "The rows are in the order of work; sort by any column, the files of the report keep it."
    ),
    (
      "Ids", "MRN and all other ids are text, so that leading zeros stay. No cell is a formula."
    ),
    ("Days", "Days are real dates; one before 1900-03-01 is text."),
    (
      "Marks",
      "Characters that cannot be seen or that turn the text are shown by their number, such as "
        + "[U+202E]. A text that is too long for a cell ends in '… (cut)'; the CSV file has it whole."
    ),
    (
      "CSV files",
      "missed-tests.csv and due-soon.csv beside this file have all rows, for programs."
    ),
  ]
}
