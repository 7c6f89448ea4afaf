import Foundation
import Testing

/// What `remswatch demo` made, in a folder that is removed with the last that knows it.
final class Demonstration: Sendable {
  static let patients = 60

  let folder: String
  /// Where the run lies.
  let run: String
  /// Its files but the manifest, by path.
  let report: [String: Data]

  init() throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("remswatch-demo-\(UUID().uuidString)").path
    let outcome = try Command.run(["demo", folder, "--patients", "\(Self.patients)"])
    #expect(outcome.code == 0)
    #expect(outcome.errors == "")
    run = URL(fileURLWithPath: folder + "/latest").resolvingSymlinksInPath().path
    #expect(outcome.output.contains("/index.html"))
    report = try Command.report(folder)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  func csv(_ file: String) throws -> CSVFile { try CSVFile(run + "/" + file) }
}

/// The columns that readers of the files rely on; more may follow them.
enum Contract {
  static let columns = [
    "missed-tests.csv": """
    priority, site_id, site, prescriber_id, prescriber, patient_id, mrn, family_name, given_name, \
    birth_date, requirement, test, occurrence, opens_on, due_on, closes_on, state, days_overdue, \
    last_done_on, days_since_last, consecutive_missed, attempt_on, attempt_reason, severity, \
    standing, reason, citation, obligation_id, first_reported_on
    """,
    "obligations.csv": """
    patient_id, mrn, requirement, occurrence, opens_on, due_on, closes_on, state, done_on, reason, \
    severity, site_id, prescriber_id, obligation_id
    """,
    "patients.csv": """
    patient_id, mrn, family_name, given_name, site_id, prescriber_id, status, anchor_on, \
    last_infusion_on, surveillance_ends_on, missed, overdue, due, next_due_on, reason
    """,
  ].mapValues { $0.split(separator: ", ").map(String.init) }
}
