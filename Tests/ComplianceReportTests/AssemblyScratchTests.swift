import Monitoring
import Testing

/// What happens to a report where the sink fails: it ends with that error and no other.
@Suite struct AssemblyScratchTests {
  typealias Failure = FilesMemory.Failure

  /// Rows of 100 kB, so that few of them fill several parts.
  private static let patient: FilesPatient = {
    var patient = FilesPatient(1)
    patient.record.identity.givenName = String(repeating: "N", count: 100_000)
    for days in 1...90 { patient.owe(FilesProgram.monthly, daysAgo: days, .missed) }
    return patient
  }()

  @Test(arguments: Failure.Step.allCases)
  func `A step that fails ends the report with its error`(_ step: Failure.Step) {
    let failure = Failure(step: step, path: nil)
    #expect(throws: failure) {
      try FilesReport([Self.patient], into: FilesMemory(failing: failure))
    }
  }

  @Test(arguments: [
    "index.html", "missed-tests.csv", "due-soon.csv", "patients.csv", "summary.csv",
    "data-quality.csv", "waived.csv", "report.json", "obligations.csv", "changes.csv",
    "reported-gaps.csv", "rems-metrics.csv", "sites.json", "sites/site-09df6fc921f6/changes.csv",
    "sites/site-09df6fc921f6/index.html", "sites/site-09df6fc921f6/missed-tests.csv",
    "sites/site-09df6fc921f6/due-soon.csv", "missed-tests.xlsx",
    "sites/site-09df6fc921f6/missed-tests.xlsx",
  ])
  func `No file's failure is passed over`(_ path: String) {
    for step in [Failure.Step.create, .write, .finish] {
      let failure = Failure(step: step, path: path)
      #expect(throws: failure) {
        try FilesReport([FilesPatient(1)], into: FilesMemory(failing: failure))
      }
    }
  }

  @Test func `Few rows need no scratch`() throws {
    let memory = FilesMemory(failing: Failure(step: .makeScratch, path: nil))
    var patient = FilesPatient(1)
    patient.owe(FilesProgram.monthly, daysAgo: 40, .missed)
    #expect(try FilesReport([patient], into: memory).rows("missed-tests.csv").count == 1)
  }
}
