import ClinicHarness
import CommandHarness
import Foundation
import ProgramFiles
import ReferenceJudge
import Testing

/// Two patients of one site, treated from 2025-01-06 on, whose second CBC was late or never done.
///
/// Periods of `cbc-monthly` are due on 6 February, 6 March, 6 April. Both had the first. A had the
/// second on 14 March, 8 days late; B never had it.
enum WhatIfClinic {
  /// The last day on which the second CBC counts with 14 days of grace.
  static let day = "2025-03-20"
  static let records = ["A": ["2025-02-06", "2025-03-14"], "B": ["2025-02-06"]]

  struct Place {
    let folder: String
    var database: String { folder + "/clinic.db" }
    var output: String { folder + "/out" }
    /// A rule set of `cbc-monthly` alone.
    var rules: String { folder + "/rules.yaml" }

    /// Audits as of `day`, by the rule set of the CBC alone.
    func audit(_ words: [String], program: String? = nil) throws -> Command.Outcome {
      try Command.run(
        [
          "audit", "--database", database, "--output", output, "--as-of", day, "--program",
          program ?? rules,
        ] + words)
    }
  }

  static func with(_ body: (Place) throws -> Void) throws {
    try Command.withFolder { folder in
      let place = Place(folder: folder)
      try write(to: place.database)
      try rules().write(toFile: place.rules, atomically: true, encoding: .utf8)
      try body(place)
    }
  }

  /// A rule set of `cbc-monthly` alone, with the built-in set's own values beside it.
  static func rules(_ change: (String) -> String = { $0 }) throws -> String {
    let text = try ProgramFiles.builtIn("lemtrada-us").source
    let head = try #require(text.range(of: "\n  rems:\n"))
    return change(String(text[..<head.lowerBound]) + "\n" + ownRules)
  }

  private static let ownRules = """
    codes:
      57021-8: {name: "CBC W Auto Differential panel - Blood", certainty: verified}
      57782-5: {name: "CBC W Ordered Manual Differential panel - Blood", certainty: verified}
    evidence:
      cbc-with-differential:
        specimen: blood
        panels: [57021-8, 57782-5]
    requirements:
      - id: cbc-monthly
        title: Complete blood count with differential every month
        test: CBC with differential
        evidence: cbc-with-differential
        schedule: {every: {months: 1, grace-days: 10}}
        severity: required
        boxed-warning: true
        citation: {document: label, section: "boxed warning, 2.6, 5.1"}
        certainty: verified
        note: "The 10 days of grace are policy."

    """

  static func write(to path: String) throws {
    var clinic = RawClinic()
    clinic.sites = [
      ["site_id": .text("S1"), "name": .text("North"), "time_zone": .text("America/New_York")]
    ]
    clinic.patients = records.keys.sorted().enumerated().map { place, mrn in
      patient(Int64(place + 1), mrn, tests: records[mrn] ?? [])
    }
    try ClinicHarness.write(clinic, to: path)
  }

  private static func patient(_ id: Int64, _ mrn: String, tests: [String]) -> RawPatient {
    let common: RawRow = ["patient_id": .integer(id), "recorded_at": .text("2025-03-15T12:00:00Z")]
    let infusions: [RawRow] = (6...10).map {
      [
        "infused_on": .text("2025-01-\($0 < 10 ? "0" : "")\($0)"), "dose_mg": .real(12),
        "voided": .integer(0), "recorded_at": .text("2025-01-11T12:00:00Z"),
      ]
    }
    let observations: [RawRow] = tests.map {
      [
        "collected_on": .text($0), "specimen": .text("s\($0)"), "code": .text("57021-8"),
        "status": .text("F"), "value_text": .text("seen"),
      ]
    }
    let rows: [String: [RawRow]] = [
      "care_assignment": [["from_on": .text("2024-12-01"), "site_id": .text("S1")]],
      "infusion": infusions, "observation": observations,
    ]
    return RawPatient(
      patient: [
        "patient_id": .integer(id), "mrn": .text(mrn), "family_name": .text("Canary\(mrn)"),
        "given_name": .text("Given\(mrn)"), "birth_date": .text("1980-01-01"), "sex": .text("F"),
        "enrolled_on": .text("2024-12-01"),
      ],
      rows: rows.mapValues { table in table.map { $0.merging(common) { own, _ in own } } })
  }
}
