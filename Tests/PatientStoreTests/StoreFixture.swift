import ClinicHarness
import Monitoring
import PatientStore
import ProgramFiles
import ReferenceJudge
import Testing

/// Small clinics of raw rows, and what a scan finds in them.
enum StoreFixture {
  static let recorded = "2025-03-01T12:00:00Z"
  static let later = "2025-03-02T12:00:00Z"

  static func program() throws -> Program { try ProgramFiles.builtIn("lemtrada-us").program }

  static func asOf() throws -> CivilDate { try #require(CivilDate("2025-06-30")) }

  /// A patient who can be judged, with the given rows and no others.
  static func patient(
    _ id: Int64 = 1, _ cells: RawRow = [:], rows: [String: [RawRow]] = [:]
  ) -> RawPatient {
    let patient: RawRow = [
      "patient_id": .integer(id), "mrn": .text("M\(id)"), "family_name": .text("Muster"),
      "given_name": .text("Eva"), "birth_date": .text("1980-01-01"), "sex": .text("F"),
      "enrolled_on": .text("2024-12-01"),
    ]
    return RawPatient(patient: patient.merging(cells) { $1 }, rows: rows)
  }

  static func clinic(_ patients: RawPatient...) -> RawClinic {
    var clinic = RawClinic()
    clinic.sites = [["site_id": .text("S1"), "name": .text("One"), "time_zone": .text("UTC")]]
    clinic.prescribers = [["prescriber_id": .text("P1"), "name": .text("Dr. One")]]
    clinic.facilities = [["facility_id": .text("F1"), "name": .text("Ward One")]]
    clinic.patients = patients
    return clinic
  }

  /// Through a database of the schema.
  static func judge(_ clinic: RawClinic, knownAt: Instant? = nil) throws -> JudgedClinic {
    try ClinicHarness.judge(clinic, program: program(), asOf: asOf(), knownAt: knownAt)
  }

  /// A good row of each table of a patient's facts.
  static let goodRows: [String: RawRow] = [
    "care_assignment": [
      "from_on": .text("2025-01-01"), "site_id": .text("S1"), "prescriber_id": .text("P1"),
    ],
    "standing": ["from_on": .text("2025-01-01"), "status": .text("active")],
    "infusion": [
      "infused_on": .text("2025-01-06"), "course": .integer(1), "dose_mg": .real(12),
      "started_at": .text("09:00"), "ended_at": .text("13:00"), "observed_until": .text("15:00"),
      "facility_id": .text("F1"), "voided": .integer(0),
    ],
    "observation": [
      "collected_on": .text("2025-02-03"), "specimen": .text("A1"), "code": .text("6690-2"),
      "status": .text("F"), "value": .real(5),
    ],
    "form": [
      "kind": .text("patient-status"), "submitted_on": .text("2025-02-03"), "voided": .integer(0),
    ],
    "medication": [
      "kind": .text("antiviral"), "product": .text("aciclovir"), "started_on": .text("2025-01-06"),
      "ended_on": .text("2025-02-06"),
    ],
    "history": [
      "kind": .text("pregnancy"), "detail": .text(""), "started_on": .text("2025-02-01"),
      "ended_on": .text("2025-02-20"),
    ],
    "waiver": [
      "requirement": .text("cbc-monthly"), "from_on": .text("2025-02-01"),
      "to_on": .text("2025-02-28"), "reason": .text("abroad"), "granted_by": .text("Dr. One"),
    ],
  ].mapValues { (row: RawRow) in
    row.merging(["patient_id": .integer(1), "recorded_at": .text(recorded)]) { $1 }
  }

  /// The good row of a table with some cells in place of its own.
  static func row(_ table: String, _ cells: RawRow = [:]) -> RawRow {
    (goodRows[table] ?? [:]).merging(cells) { $1 }
  }
}

extension PatientRecord {
  /// How many rows of a table the record holds.
  func count(of table: String) -> Int? {
    switch table {
    case "care_assignment": assignments.count
    case "standing": standings.count
    case "infusion": infusions.count
    case "observation": observations.count
    case "form": forms.count
    case "medication": medications.count
    case "history": histories.count
    case "waiver": waivers.count
    default: nil
    }
  }
}

extension JudgedClinic {
  /// Everything that was found of a problem.
  func findings(_ problem: Problem) -> [Finding] {
    (findings + patients.flatMap(\.judgement.findings)).filter { $0.problem == problem }
  }

  /// The patients' verdicts by id, in words that can be compared.
  func verdicts() throws -> [Int64: ReferenceVerdict] {
    let (program, asOf) = (try StoreFixture.program(), try StoreFixture.asOf())
    let pairs = patients.compactMap { patient in
      patient.record.identity.id.map { id in
        (
          id,
          ReferenceComparison.verdict(
            patient, program: program, directory: directory, asOf: asOf)
        )
      }
    }
    return Dictionary(pairs) { first, _ in first }
  }
}
