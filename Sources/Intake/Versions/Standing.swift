internal import Monitoring
internal import PatientSchema

/// How much a row counts for, where two facts share a place.
enum Standing: Int, Comparable {
  case withdrawn
  case notDone
  case pending
  case withoutValue
  case counts

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  init(_ content: [UInt8], _ table: Table) {
    let cells = CellCoding.decode(content) ?? []
    func cell(_ column: String) -> Cell {
      table.parts.content.firstIndex(of: column).map { $0 < cells.count ? cells[$0] : .null }
        ?? .null
    }
    switch table {
    case .observation:
      self = Self.of(status: cell("status"), value: cell("value"), text: cell("value_text"))
    case .infusion:
      self = Self.of(voided: cell("voided"), doseMg: cell("dose_mg"))
    case .form: self = cell("voided") == .integer(1) ? .withdrawn : .counts
    case .site, .prescriber, .facility, .certification, .patient, .careAssignment, .standing,
      .medication, .history, .waiver:
      self = .counts
    }
  }

  /// A dose of 0 says that nothing was given.
  private static func of(voided: Cell, doseMg: Cell) -> Standing {
    if voided == .integer(1) { return .withdrawn }
    return doseMg == .real(0) || doseMg == .integer(0) ? .notDone : .counts
  }

  /// Source: HL7 v2 table 0085, as the rule set's specification reads it.
  private static func of(status: Cell, value: Cell, text: Cell) -> Standing {
    guard case .text(let status) = status else { return .notDone }
    switch status {
    case "F", "C", "A", "B", "V", "U":
      return value == .null && text == .null ? .withoutValue : .counts
    case "P", "R", "I", "S": return .pending
    case "D", "W": return .withdrawn
    default: return .notDone
    }
  }
}
