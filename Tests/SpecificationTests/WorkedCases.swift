import Foundation
import ReferenceJudge

/// The worked cases beside the repository: monitoring.md, checked by hand.
struct WorkedCases: Decodable {
  struct Case: Decodable {
    var name: String
    var asOf: String
    var knownAt: String?
    /// Overrides the defaults.
    var patient: [String: JSONCell]
    var rows: [Row]
    var expect: [Expected]

    private enum CodingKeys: String, CodingKey {
      case name, patient, rows, expect
      case asOf = "as_of"
      case knownAt = "known_at"
    }
  }

  /// `["table", {column: cell}]`.
  struct Row: Decodable {
    var table: String
    var cells: [String: JSONCell]

    init(from decoder: any Decoder) throws {
      var parts = try decoder.unkeyedContainer()
      table = try parts.decode(String.self)
      cells = try parts.decode([String: JSONCell].self)
    }
  }

  /// `["requirement", "due on", "state", "done on" or null]`.
  struct Expected: Decodable {
    var requirement: String
    var dueOn: String
    var state: String
    var doneOn: String?

    init(from decoder: any Decoder) throws {
      var parts = try decoder.unkeyedContainer()
      requirement = try parts.decode(String.self)
      dueOn = try parts.decode(String.self)
      state = try parts.decode(String.self)
      doneOn = try parts.decodeIfPresent(String.self)
    }
  }

  var defaults: [String: [String: JSONCell]]
  var cases: [Case]

  /// A clinic with the one patient of a case.
  func clinic(of worked: Case) -> RawClinic {
    func row(_ cells: [String: JSONCell]?) -> RawRow { (cells ?? [:]).mapValues(\.value) }
    var patient = RawPatient(patient: row(defaults["patient"]))
    patient.patient.merge(row(worked.patient)) { $1 }
    patient.rows["care_assignment"] = [row(defaults["care_assignment"])]
    for added in worked.rows {
      var cells = Self.fallbacks[added.table] ?? [:]
      cells.merge(row(added.cells)) { $1 }
      cells["patient_id"] = patient.patient["patient_id"]
      patient.rows[added.table, default: []].append(cells)
    }
    var clinic = RawClinic()
    clinic.sites = [row(defaults["site"])]
    clinic.patients = [patient]
    return clinic
  }

  /// What the schema puts where a row leaves a column out.
  private static let fallbacks: [String: RawRow] = [
    "infusion": ["voided": .integer(0)], "form": ["voided": .integer(0)],
    "observation": ["specimen": .text(""), "status": .text("F")],
    "medication": ["product": .text("")], "history": ["detail": .text("")],
  ]
}

/// A cell of a row in JSON.
struct JSONCell: Decodable {
  var value: RawValue

  init(from decoder: any Decoder) throws {
    let cell = try decoder.singleValueContainer()
    if cell.decodeNil() {
      value = .null
    } else if let integer = try? cell.decode(Int64.self) {
      value = .integer(integer)
    } else if let real = try? cell.decode(Double.self) {
      value = .real(real)
    } else {
      value = .text(try cell.decode(String.self))
    }
  }
}
