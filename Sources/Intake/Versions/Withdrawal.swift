internal import Monitoring
internal import PatientSchema
internal import PatientStore

/// The version of a row that says that it was never true.
enum Withdrawal {
  /// A row's content, withdrawn in the way of its table: status W, voided, or an end before its start. Who was said to have died is active again from the day
  /// on of which it was said.
  static func of(_ content: [UInt8], in slot: Slot) -> [UInt8] {
    guard let column = column(of: slot.table),
      let place = slot.table.parts.content.firstIndex(of: column),
      var cells = CellCoding.decode(content), place < cells.count
    else { return content }
    cells[place] = mark(slot)
    return CellCoding.encode(cells)
  }

  /// Which cell says it; nil: the table has no way to, and no source of it names its facts.
  private static func column(of table: Table) -> String? {
    switch table {
    case .observation, .standing: "status"
    case .infusion, .form: "voided"
    case .medication, .history: "ended_on"
    case .certification: "ends_on"
    case .waiver: "to_on"
    case .site, .prescriber, .facility, .patient, .careAssignment: nil
    }
  }

  private static func mark(_ slot: Slot) -> Cell {
    switch slot.table {
    case .observation: .text("W")
    case .standing: .text("active")
    case .infusion, .form: .integer(1)
    case .medication, .history, .certification, .waiver, .site, .prescriber, .facility, .patient,
      .careAssignment:
      // The first day of the calendar lies before every start.
      .text(CivilDate.first.description)
    }
  }
}
