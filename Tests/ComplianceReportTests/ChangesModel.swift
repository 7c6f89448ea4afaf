import Monitoring
import Testing

/// What changed from night to night, worked out the simple way: everything ever reported is kept
/// in one dictionary.
struct ChangesModel {
  struct Key: Hashable {
    var patient: String
    var requirement: String
    var due: String
  }

  private struct Memory {
    var first: String
    var status: String
    var listing: [String?]
  }

  /// What one night must have come to.
  struct Night: Equatable {
    /// Rows of `changes.csv`: kind, key, first day and, but of those that changed, how.
    var rows: Set<[String]> = []
    var stillOpen = 0
    var stillNotJudged = 0
    /// Status by key.
    var remembered: [Key: String] = [:]
  }

  private var memory: [Key: Memory] = [:]

  /// Takes a night's list of missed tests for granted and works out the rest from the patients.
  mutating func night(_ report: FilesReport, _ patients: [FilesPatient], _ asOf: CivilDate) throws
    -> Night
  {
    var night = Night()
    var listed: Set<Key> = []
    for row in try report.rows("missed-tests.csv") {
      let key = Self.key(row)
      listed.insert(key)
      let before = memory[key]
      let listing = [row["state"], row["priority"], row["severity"]]
      let first = before?.first ?? asOf.description
      memory[key] = Memory(first: first, status: row["state"] ?? "", listing: listing)
      switch before?.status {
      case nil: night.rows.insert(Self.row("new", key, first))
      case "closed": night.rows.insert(Self.row("reopened", key, first))
      default:
        night.stillOpen += 1
        if before?.listing != listing { night.rows.insert(Self.row("changed", key, first)) }
      }
      #expect(row["first_reported_on"] == first)
    }
    for (key, before) in memory where !listed.contains(key) && before.status != "closed" {
      let how = Self.how(key, patients)
      if ["not-evaluated", "patient-gone"].contains(how) {
        if before.status == "not-judged" {
          night.stillNotJudged += 1
        } else {
          night.rows.insert(Self.row("no-longer-judged", key, before.first, how))
        }
        memory[key]?.status = "not-judged"
      } else {
        night.rows.insert(Self.row("resolved", key, before.first, how))
        memory[key]?.status = "closed"
      }
    }
    night.remembered = memory.mapValues(\.status)
    return night
  }

  /// What a night's files say.
  static func found(_ report: FilesReport) throws -> Night {
    var night = Night()
    for row in try report.rows("changes.csv") {
      let how = row["change"] == "changed" ? "" : row["how"] ?? ""
      night.rows.insert(
        Self.row(row["change"] ?? "", key(row), row["first_reported_on"] ?? "", how))
    }
    night.stillOpen = report.changes.stillOpen
    night.stillNotJudged = report.changes.stillNotJudged
    for row in try report.remembered() { night.remembered[key(row)] = row["status"] }
    return night
  }

  private static func key(_ row: [String: String]) -> Key {
    Key(
      patient: row["patient_id"] ?? "", requirement: row["requirement"] ?? "",
      due: row["due_on"] ?? "")
  }

  private static func row(_ kind: String, _ key: Key, _ first: String, _ how: String = "")
    -> [String]
  {
    [kind, key.patient, key.requirement, key.due, first, how]
  }

  private static func how(_ key: Key, _ patients: [FilesPatient]) -> String {
    guard let patient = patients.first(where: { "\($0.record.identity.id ?? 0)" == key.patient })
    else { return "patient-gone" }
    let status = patient.judgement.status
    if status == .notEvaluated { return "not-evaluated" }
    let obligation = patient.judgement.obligations.first {
      FilesProgram.value.requirements[$0.requirement].id == key.requirement
        && $0.dueOn.description == key.due
    }
    let isOver = status == .deceased || status == .transferredOut
    switch obligation?.state {
    case nil: return isOver ? status.rawValue : "no-longer-owed"
    case .done: return "done-on-time"
    case .doneLate: return "done-late"
    case .waived: return "waived"
    case .cancelled: return "cancelled"
    case .due, .upcoming: return "not-due-yet"
    case .missed, .overdue: return status.rawValue
    }
  }
}
