internal import Monitoring

/// `intervals.csv`: per patient and test the days since it was last done and the longest gap, in
/// the order of the scan. The gap stands beside any rate: two tests can both be on time and lie
/// nearly two periods apart.
struct IntervalsCSV {
  private static let columns = [
    "patient_id", "mrn", "requirement", "test", "last_done_on", "days_since_last",
    "longest_gap_days",
  ]

  private let program: Program
  private let asOf: CivilDate
  private var csv: CSVWriter

  init(_ header: ReportHeader, _ sink: ReportSink) throws {
    program = header.program
    asOf = header.asOf
    csv = CSVWriter(try sink.create("intervals.csv"), columns: Self.columns)
  }

  mutating func add(_ record: PatientRecord, _ judgement: PatientJudgement) throws {
    for interval in judgement.intervals {
      guard let gap = interval.longestGapDays else { continue }
      let requirement = program.requirements[interval.requirement]
      csv.add(record.identity.id.map(String.init) ?? "")
      csv.add(text: record.identity.mrn)
      csv.add(requirement.id)
      csv.add(text: requirement.test)
      csv.add(interval.lastDoneOn)
      csv.add(interval.lastDoneOn.map { String(asOf.days(since: $0)) } ?? "")
      csv.add(gap)
      try csv.endRow()
    }
  }

  mutating func finish() throws { try csv.finish() }
}
