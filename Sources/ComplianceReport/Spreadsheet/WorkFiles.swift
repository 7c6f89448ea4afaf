/// The work lists as files, of a run or of a site: two for programs, one for people.
struct WorkFiles {
  private var missed: WorkListCSV
  private var dueSoon: WorkListCSV
  private var workbook: WorkWorkbook

  /// - Parameter folder: with its slash; empty: of the run.
  /// - Parameter site: what the site is called.
  init(in folder: String, site: String, _ header: ReportHeader, _ sink: ReportSink) throws {
    missed = try WorkListCSV("\(folder)missed-tests.csv", sink)
    dueSoon = try WorkListCSV("\(folder)due-soon.csv", sink)
    workbook = try WorkWorkbook("\(folder)missed-tests.xlsx", site: site, header, sink)
  }

  mutating func add(_ row: WorkSorters.Row) throws {
    if row.list == .dueSoon {
      try dueSoon.add(row.fields)
      try workbook.dueSoon.add(row.fields)
    } else {
      try missed.add(row.fields)
      try workbook.missed.add(row.fields)
    }
  }

  mutating func finish() throws {
    try missed.finish()
    try dueSoon.finish()
    try workbook.finish()
  }
}
