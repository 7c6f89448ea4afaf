internal import Monitoring

// Days as text, the same on every machine: no locale is asked.

extension CivilDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `Jan` for 1.
  static func monthWord(_ month: Int) -> String { months[month - 1] }

  /// `3 May 2025`, as it stands in a sentence; tables have `2025-05-03`.
  var inWords: String {
    var text = ""
    appendInWords(to: &text)
    return text
  }

  /// The same, behind a sentence that is being written.
  func appendInWords(to text: inout String) {
    let (year, month, day) = parts
    text += String(day)
    text += " "
    text += Self.monthWord(month)
    text += " "
    text += String(year)
  }
}
