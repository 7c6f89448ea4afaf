import ClinicHarness
import CommandHarness
import Foundation
import PatientStore
import ReferenceJudge

/// A clinic whose every text and number is one that occurs nowhere else.
enum CanaryClinic {
  /// Stands in every text, in lower case here; and the digits in every number.
  static let needles = [SmallClinic.canary.lowercased(), digits]
  private static let digits = "9182736"

  /// Writes the clinic: a patient who can be judged, and one whose every text column is a canary.
  static func write(to path: String) throws {
    var clinic = RawClinic()
    clinic.sites = [row(.site), row(.site, ["site_id": .text("site")])]
    clinic.prescribers = [row(.prescriber)]
    clinic.facilities = [row(.facility)]
    clinic.certifications = [row(.certification, ["holder_kind": .text("prescriber")])]
    clinic.patients = [patient(Int64(digits) ?? 0), patient((Int64(digits) ?? 0) * 10)]
    clinic.patients[0].patient.merge(days) { old, new in new == .null ? old : new }
    for (table, rows) in clinic.patients[0].rows {
      clinic.patients[0].rows[table] = rows.map { row in
        row.merging(days.filter { row[$0.key] != nil }) { $1 }
      }
    }
    try ClinicHarness.write(clinic, to: path)
  }

  /// What makes a patient readable: days and instants.
  private static let days: RawRow = [
    "birth_date": .text("1980-01-01"), "enrolled_on": .text("2024-12-01"),
    "from_on": .text("2024-12-01"), "to_on": .text("2025-03-01"),
    "infused_on": .text("2025-01-06"), "collected_on": .text("2025-02-03"),
    "submitted_on": .text("2025-02-03"), "started_on": .text("2025-01-06"), "ended_on": .null,
    "started_at": .text("08:00"), "ended_at": .text("12:00"), "observed_until": .text("14:00"),
    "recorded_at": .text("2025-03-01T12:00:00Z"),
  ]

  private static func patient(_ id: Int64) -> RawPatient {
    let number = RawRow(uniqueKeysWithValues: [("patient_id", RawValue.integer(id))])
    var rows: [String: [RawRow]] = [:]
    for table in Table.allCases where table != .patient && table.columns[0] == "patient_id" {
      let status = table == .standing ? ["status": RawValue.text("active")] : [:]
      rows[table.rawValue] = [row(table, number.merging(status) { $1 })]
    }
    rows["observation"]?[0]["code"] = .text("6690-2")
    let mrn = RawValue.text("\(SmallClinic.canary) \(id)")
    return RawPatient(
      patient: row(.patient, number.merging(["sex": .text("F"), "mrn": mrn]) { $1 }), rows: rows)
  }

  /// A row with a canary in every column but those that are given.
  private static func row(_ table: Table, _ given: RawRow = [:]) -> RawRow {
    let cells = table.columns.map { column -> (String, RawValue) in
      switch column {
      case "voided": (column, .integer(0))
      case "course": (column, .integer(Int64(digits) ?? 0))
      case "dose_mg", "value": (column, .real(Double("3.\(digits)") ?? 0))
      default: (column, .text("\(SmallClinic.canary) \(column) \(digits)"))
      }
    }
    return RawRow(uniqueKeysWithValues: cells).merging(given) { $1 }
  }
}
