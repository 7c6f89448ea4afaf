import ComplianceReport
import Monitoring
import Testing

/// Reports of consecutive nights, each compared with the one before it.
enum ChangesNights {
  /// The first night is that of the sample rule set's as-of day.
  static func reports(_ nights: [[FilesPatient]], sites: Int = 1) throws -> [FilesReport] {
    var reports: [FilesReport] = []
    for (night, patients) in nights.enumerated() {
      reports.append(
        try FilesReport(
          patients, directory: FilesReport.directory(sites: sites), asOf: day(night),
          earlier: reports.last))
    }
    return reports
  }

  static func day(_ night: Int) -> CivilDate { FilesProgram.asOf.goingBack(days: -night) }

  /// One patient with one test that was due 40 days before the first night.
  static func patient(
    _ state: ObligationState, status: PatientStatus = .gap, id: Int64 = 1, site: Int? = 0
  ) -> FilesPatient {
    var patient = FilesPatient(id, mrn: "00\(id)", site: site)
    patient.judgement.status = status
    if status == .notEvaluated {
      patient.judgement.notEvaluated = .birthDateUnreadable
      patient.judgement.episodes = []
    } else {
      patient.owe(FilesProgram.monthly, daysAgo: 40, state)
    }
    return patient
  }
}

extension FilesReport {
  /// The rows of a list of changes, such as `resolved missed>closed waived`.
  func changeWords(_ path: String = "changes.csv") throws -> [String] {
    try rows(path).map { row in
      let cells = ["change", "from_state", "state", "how"].map { row[$0] ?? "?" }
      let how = cells[3].isEmpty ? "" : " " + cells[3]
      return "\(cells[0]) \(cells[1])>\(cells[2])\(how)"
    }
  }

  /// What the next report will compare with, without the row that ends the file.
  func remembered() throws -> [[String: String]] {
    let rows = try rows("reported-gaps.csv")
    try #require(rows.last?["patient_id"] == "end")
    return rows.dropLast()
  }
}
