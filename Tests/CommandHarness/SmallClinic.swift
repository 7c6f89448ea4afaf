internal import ClinicHarness
internal import PatientStore
package import ReferenceJudge

/// A clinic of one site and a few patients, every free text of which says who it is.
package enum SmallClinic {
  /// Stands in every text that a row can hold, and nowhere in the program.
  package static let canary = "Qzxvejo"
  package static let recorded = RawValue.text("2025-03-01T12:00:00Z")

  /// Writes the clinic; `isDirty` adds cells that cannot be read.
  package static func write(to path: String, patients: Int = 2, isDirty: Bool = false) throws {
    var clinic = RawClinic()
    clinic.sites = [
      [
        "site_id": text("site"), "name": text("site name"), "time_zone": text("zone"),
        "coordinator_name": text("coordinator"), "coordinator_email": text("mail"),
      ]
    ]
    clinic.prescribers = [["prescriber_id": text("prescriber"), "name": text("doctor")]]
    clinic.facilities = [["facility_id": text("facility"), "name": text("ward")]]
    clinic.certifications = [
      [
        "holder_kind": .text("prescriber"), "holder_id": text("prescriber"),
        "certified_on": .text("2020-01-01"), "recorded_at": recorded,
      ]
    ]
    clinic.patients = (0..<patients).map { patient(Int64($0 + 1), isDirty: isDirty && $0 == 0) }
    try ClinicHarness.write(clinic, to: path)
  }

  private static func patient(_ id: Int64, isDirty: Bool) -> RawPatient {
    var rows: [String: [RawRow]] = [
      "care_assignment": [
        [
          "from_on": .text("2024-12-01"), "site_id": text("site"),
          "prescriber_id": text("prescriber"),
        ]
      ],
      "infusion": (6...10).map {
        [
          "infused_on": .text("2025-01-\($0 < 10 ? "0" : "")\($0)"), "dose_mg": .real(12),
          "facility_id": text("facility"), "voided": .integer(0),
        ]
      },
      "observation": [
        [
          "collected_on": .text("2025-02-03"), "specimen": text("specimen"),
          "code": .text("6690-2"), "status": .text("F"), "value_text": text("value"),
          "unit": text("unit"),
        ]
      ],
      "medication": [
        [
          "kind": .text("antiviral"), "product": text("product"),
          "started_on": .text("2025-01-06"),
        ]
      ],
      "history": [
        ["kind": .text("pregnancy"), "detail": text("detail"), "started_on": .text("2025-02-01")]
      ],
      "waiver": [
        [
          "requirement": .text("cbc-monthly"), "from_on": .text("2025-02-01"),
          "to_on": .text("2025-03-31"), "reason": text("reason"), "granted_by": text("granter"),
        ]
      ],
    ]
    if isDirty {
      rows["infusion", default: []].append(["infused_on": text("day"), "voided": .integer(0)])
      rows["form"] = [["kind": text("kind"), "submitted_on": text("day"), "voided": .integer(0)]]
      rows["observation", default: []].append([
        "collected_on": .text("2025-02-04"), "specimen": text("other"), "code": text("code"),
        "status": text("status"),
      ])
      rows["waiver", default: []].append([
        "requirement": text("requirement"), "from_on": text("from"), "to_on": text("to"),
        "reason": text("reason"), "granted_by": text("granter"),
      ])
    }
    return RawPatient(
      patient: [
        "patient_id": .integer(id), "mrn": text("mrn\(id)"), "family_name": text("family"),
        "given_name": text("given"), "birth_date": .text("1980-01-01"), "sex": .text("F"),
        "phone": text("phone"), "enrolled_on": .text("2024-12-01"),
      ],
      rows: rows.mapValues { table in
        table.map { row in
          row.merging(["patient_id": .integer(id), "recorded_at": recorded]) { $1 }
        }
      })
  }

  private static func text(_ word: String) -> RawValue { .text("\(canary) \(word)") }

  /// Views of the schema's names over its own tables, patient 1 left out.
  package static let viewsWithoutTheFirst: String = Table.allCases.map { table -> String in
    let filter = table.columns[0] == "patient_id" ? " WHERE patient_id <> 1" : ""
    return "CREATE TEMP VIEW \(table.rawValue) AS SELECT * FROM main.\(table.rawValue)\(filter);"
  }.joined(separator: "\n")
}
