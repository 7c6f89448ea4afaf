import ComplianceReport
import Foundation
import Monitoring
import Testing

/// Nothing that tells one patient from another gets into the file of the letters or a letter.
@Suite struct LettersCanaryTests {
  private static let canaries = [
    "canaryfamily", "canarygiven", "canarymrn", "canaryreason", "canarykey", "canaryprescriber",
    "9182736", "1971-03-19", "1971",
  ]

  private static func patient(_ number: Int) -> FilesPatient {
    var patient = FilesPatient(9_182_736_000 + Int64(number), mrn: "CanaryMRN \(number)")
    patient.record.identity.familyName = "CanaryFamily"
    patient.record.identity.givenName = "CanaryGiven"
    patient.record.identity.birthDate = FilesProgram.day("1971-03-19")
    patient.owe(FilesProgram.monthly, daysAgo: 40, .missed)
    patient.owe(FilesProgram.advisory, daysAgo: 9, .overdue)
    patient.owe(FilesProgram.monthly, daysAgo: -5, .due)
    patient.waive(FilesProgram.baseline, daysAgo: 90, reason: "CanaryReason")
    patient.findings = [
      Finding(
        table: "form", patientID: patient.record.identity.id, key: "CanaryKey", column: "",
        problem: .dateUnreadable)
    ]
    if number == 2 {
      patient.judgement.status = .notEvaluated
      patient.judgement.notEvaluated = .birthDateUnreadable
    }
    return patient
  }

  @Test func `No identifier of a patient is in the file or a letter`() throws {
    var directory = FilesReport.directory(sites: 1)
    directory.prescribers = [FilesReport.holder("CanaryPrescriber", name: "CanaryPrescriber")]
    let before = try FilesReport(
      [Self.patient(1), Self.patient(7)], directory: directory,
      asOf: FilesProgram.asOf.goingBack(days: 1))
    let report = try FilesReport(
      (1...6).map(Self.patient), directory: directory, earlier: before)
    let file = try report.sitesFile()
    #expect(file.whole.changes.noLongerJudged > 0)
    let letters = [
      SiteLetter(
        site: file.sites[0], in: file, reportAddress: "https://r", attachments: ["missed.xlsx"],
        contact: "x"
      ).letter,
      ProgrammeLetter(file: file, reportAddress: "https://r", ledgerHead: "line 1").letter,
    ]
    let texts =
      try [report.text("sites.json")] + letters.flatMap { [$0.subject, $0.text, $0.html] }
    let ids = Set(try report.remembered().compactMap { $0["obligation_id"] })
    #expect(ids.count > 5)
    for text in texts {
      for canary in Self.canaries + ids {
        #expect(!text.lowercased().contains(canary), "\(canary)")
      }
    }
  }

  /// What the test above looks for is to be found where it may be.
  @Test func `The identifiers are in the work list`() throws {
    let report = try FilesReport([Self.patient(1)])
    let text = try report.text("missed-tests.csv").lowercased()
    for canary in ["canaryfamily", "canarygiven", "canarymrn", "9182736", "1971-03-19"] {
      #expect(text.contains(canary))
    }
  }
}
