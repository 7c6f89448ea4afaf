import Monitoring
import ReferenceJudge

/// What a case records of its patient, as rows of the database.
struct CaseRows: Sendable {
  private(set) var patient: RawRow = [
    "family_name": .text("Case"), "given_name": .text("A"), "birth_date": .text("1980-01-01"),
    "sex": .text("F"), "enrolled_on": .text("2014-11-14"),
  ]
  private(set) var rows: [String: [RawRow]] = [:]
  var certifications: [RawRow] = []
  var sites: Set<String> = []
  var prescribers: Set<String> = []
  var facilities: Set<String> = []
  /// Whether the case says who is responsible.
  var isAssigned = false

  /// The patient of a case; where nobody is said to be responsible, site `S` is.
  func rawPatient(number: Int) -> RawPatient {
    var (patient, rows) = (patient, rows)
    patient["patient_id"] = .integer(Int64(number))
    patient["mrn"] = .text("MRN \(number)")
    if !isAssigned {
      rows["care_assignment"] = [
        [
          "from_on": .text("2014-11-14"), "site_id": .text("S"),
          "recorded_at": .text("2014-11-14T00:00:00Z"),
        ]
      ]
    }
    let owned = rows.mapValues { table in
      table.map { $0.merging(["patient_id": .integer(Int64(number))]) { _, id in id } }
    }
    return RawPatient(patient: patient, rows: owned)
  }

  /// Adds what a line records.
  mutating func add(
    _ line: inout CaseLine, requirement: String, number: Int
  ) throws(CaseFileError) {
    let word = try line.word("a word")
    switch word {
    case "infusion", "infusions": try addInfusions(&line, number)
    case "test": try addTest(&line)
    case "form": try addForm(&line)
    case "medication", "history": try addSpan(&line, table: word)
    case "standing": try addStanding(&line)
    case "waiver": try addWaiver(&line, requirement)
    case "assigned": try addAssignment(&line, number)
    case "certified": try addCertification(&line, number)
    case "born": patient["birth_date"] = try dayOr("unknown", &line)
    case "enrolled": patient["enrolled_on"] = try dayOr("never", &line)
    case "sex": patient["sex"] = .text(try line.word("F, M or U"))
    default: throw line.error("\"\(word)\" is not known here")
    }
    try line.expectEnd()
  }

  private func dayOr(_ none: String, _ line: inout CaseLine) throws(CaseFileError) -> RawValue {
    line.takes(none) ? .null : .text(try line.day().description)
  }

  mutating func append(_ row: RawRow, to table: String) {
    rows[table, default: []].append(row)
  }

  /// An id that no other case of the file has.
  static func own(_ id: String, _ number: Int) -> String { "\(number):\(id)" }
}
