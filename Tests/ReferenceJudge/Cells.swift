/// A cell of a date column that may be NULL.
enum DateCell: Hashable {
  case null
  case unreadable
  case day(Day)

  var day: Day? {
    if case .day(let day) = self { return day }
    return nil
  }
}

/// Reading cells: monitoring.md 5.7. An unreadable time or number is NULL; an unreadable date is
/// for the caller to decide on.
extension Dictionary where Key == String, Value == RawValue {
  func text(_ column: String) -> String? {
    switch self[column] ?? .null {
    case .null: return nil
    case .text(let text): return text
    case .integer(let number): return String(number)
    case .real(let number): return String(number)
    }
  }

  /// An infinite number cannot be read as an amount of anything.
  func number(_ column: String) -> Double? {
    switch self[column] ?? .null {
    case .null, .text: return nil
    case .integer(let number): return Double(number)
    case .real(let number): return number.isFinite ? number : nil
    }
  }

  func wholeNumber(_ column: String) -> Int? {
    switch self[column] ?? .null {
    case .null, .text: return nil
    case .integer(let number): return Int(number)
    case .real(let number): return Int(exactly: number)
    }
  }

  func dateCell(_ column: String) -> DateCell {
    switch self[column] ?? .null {
    case .null: return .null
    case .integer, .real: return .unreadable
    case .text(let text):
      guard let day = Day(text) else { return .unreadable }
      return .day(day)
    }
  }

  /// The day of a column that may not be NULL; nil drops the row.
  func day(_ column: String) -> Day? {
    dateCell(column).day
  }

  /// Minutes since midnight of an `HH:MM`.
  func minutes(_ column: String) -> Int? {
    guard case .text(let text) = self[column] ?? .null else { return nil }
    return minutesOfClock(Array(text.utf8)[...])
  }

  var recordedAt: Instant? {
    guard case .text(let text) = self["recorded_at"] ?? .null else { return nil }
    return Instant(recordedAt: text)
  }

  var isVoided: Bool {
    wholeNumber("voided") == 1
  }
}
