import ComplianceReport
import Monitoring
import Testing

/// Two reports side by side.
@Suite struct ChangesDifferenceTests {
  private func words(_ first: FilesReport, _ second: FilesReport) throws -> [String] {
    let readers = try [first, second].map { report in
      let bytes = try #require(report.files["reported-gaps.csv"])
      return try ReportedGapReader(FilesReport.chunks(of: bytes, size: 50))
    }
    var words: [String] = []
    try GapDifference.each(from: readers[0], to: readers[1]) {
      words.append("\($0.kind) \($0.gap.patientID) \($0.from)>\($0.to)")
    }
    return words
  }

  private func nights(_ nights: [[ObligationState?]]) throws -> [FilesReport] {
    try ChangesNights.reports(
      nights.map { states in
        states.enumerated().compactMap { id, state in
          state.map { ChangesNights.patient($0, id: Int64(id)) }
        }
      })
  }

  @Test func `What was opened, closed or changed is found in the order of the files`() throws {
    let reports = try nights([
      [.missed, .overdue, .missed, .done, .missed],
      [.missed, .missed, .done, .missed, nil],
    ])
    #expect(
      try words(reports[0], reports[1]) == [
        "changed 1 overdue>missed", "closed 2 missed>closed (done-on-time)", "opened 3 ->missed",
        "changed 4 missed>not-judged (patient-gone)",
      ])
  }

  @Test func `The other way round the kinds are the other way round`() throws {
    let reports = try nights([[.missed, .done], [.doneLate, .missed], [.doneLate, .missed]])
    #expect(
      try words(reports[1], reports[0]) == [
        "opened 0 closed (done-late)>missed", "closed 1 missed>-",
      ])
    #expect(try words(reports[2], reports[1]) == [])
  }

  @Test func `A file that is not whole is never compared to its end`() throws {
    let report = try nights([[.missed]])[0]
    var cut = report
    cut.files["reported-gaps.csv"]?.removeLast(8)
    #expect(throws: EarlierReportError.self) { try words(report, cut) }
    #expect(throws: EarlierReportError.self) { try words(cut, report) }
  }
}
