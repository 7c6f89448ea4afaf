internal import Monitoring

/// A row's state in a sentence that says what can still be done about it.
struct StateWords: Sendable {
  let row: WorkListRow
  let asOf: CivilDate

  /// `Overdue by 3 days`.
  var sentence: String {
    switch row.state {
    case ObligationState.overdue.word: "Overdue" + days(" by ", "")
    case ObligationState.missed.word: "Missed" + days(", ", " past due")
    case ObligationState.due.word: ahead
    default: Words.spaced(row.state)
    }
  }

  /// How many periods in a row nothing was done: of all that the row stands for, or up to it.
  var run: String {
    if let count = Int(row.unmetPeriods), count > 1 {
      return "\(count.grouped) periods in a row, the last due \(row.lastUnmetDueOn)"
    }
    guard let count = Int(row.consecutiveMissed), count > 1 else { return "" }
    return "\(count.grouped) missed in a row"
  }

  /// Until when a late test still counts.
  var note: String? {
    guard row.state == ObligationState.overdue.word, let closes = CivilDate(row.closesOn) else {
      return nil
    }
    return "Still counts if done by \(closes.withWeekday)"
  }

  private func days(_ before: String, _ after: String) -> String {
    guard let days = Int(row.daysOverdue), days > 0 else { return "" }
    return before + days.counted("day") + after
  }

  private var ahead: String {
    guard let due = CivilDate(row.dueOn) else { return "Due" }
    switch due.days(since: asOf) {
    case 0: return "Due today"
    case 1: return "Due tomorrow"
    case let days: return "Due in \(days.counted("day"))"
    }
  }
}
