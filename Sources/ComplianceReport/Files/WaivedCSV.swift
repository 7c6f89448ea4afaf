internal import Monitoring

/// `waived.csv`: every obligation that need not be met, in the order of the scan.
struct WaivedCSV {
  private static let columns = [
    "site_id", "patient_id", "mrn", "family_name", "given_name", "test", "occurrence", "due_on",
    "reason", "recorded_on", "retroactive",
  ]

  private var csv: CSVWriter

  init(_ sink: ReportSink) throws {
    csv = CSVWriter(try sink.create("waived.csv"), columns: Self.columns)
  }

  mutating func add(_ row: WaivedRow) throws {
    csv.add(text: row.siteID)
    csv.add(row.patient.patientID)
    csv.add(text: row.patient.mrn)
    csv.add(text: row.patient.familyName)
    csv.add(text: row.patient.givenName)
    csv.add(text: row.test)
    csv.add(row.occurrence)
    csv.add(row.dueOn)
    csv.add(text: row.reason)
    csv.add(row.recordedOn)
    csv.add(row.isRetroactive ? "yes" : "no")
    try csv.endRow()
  }

  mutating func finish() throws { try csv.finish() }
}
