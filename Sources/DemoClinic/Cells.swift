internal import Monitoring
internal import PatientStore

/// The cells of values that may be missing.
extension Cell {
  static func day(_ day: CivilDate?) -> Cell {
    day.map { .text($0.description) } ?? .null
  }

  static func instant(_ instant: Instant) -> Cell {
    .text(instant.description)
  }

  static func optional(_ text: String?) -> Cell {
    text.map { .text($0) } ?? .null
  }

  static func optional(_ number: Int?) -> Cell {
    number.map { .integer(Int64($0)) } ?? .null
  }

  static func optional(_ number: Double?) -> Cell {
    number.map { .real($0) } ?? .null
  }
}

extension Int {
  /// The number with zeros in front, at least `digits` long.
  func padded(to digits: Int) -> String {
    let text = String(self)
    return String(repeating: "0", count: Swift.max(0, digits - text.count)) + text
  }
}
