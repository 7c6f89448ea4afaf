package import Monitoring

/// How a file writes days. A year always has four digits: two would have to be guessed.
package enum DateFormat: String, Hashable, Sendable, CaseIterable {
  /// `2024-03-09`.
  case iso
  /// `2024-03-09`, also with a time behind it, which is cut off: `2024-03-09T23:59:00-06:00`.
  case datetime
  /// Month first: `3/9/2024`, `03/09/2024`.
  case us
  /// Day first: `9.3.2024`, `09/03/2024`.
  case european
  /// `20240309`.
  case hl7

  /// How the format is written, for messages.
  var pattern: String {
    switch self {
    case .iso: "YYYY-MM-DD"
    case .datetime: "YYYY-MM-DD with or without a time"
    case .us: "M/D/YYYY"
    case .european: "D.M.YYYY or D/M/YYYY"
    case .hl7: "YYYYMMDD"
    }
  }

  /// The day as it is stated; nil where the text is not of the format or no day of the calendar.
  package func day(_ text: String) -> CivilDate? {
    switch self {
    case .iso: CivilDate(text)
    case .datetime: Self.dayBeforeTime(text)
    case .us: Self.day(text, separators: ["/"], isMonthFirst: true)
    case .european: Self.day(text, separators: [".", "/"], isMonthFirst: false)
    case .hl7: Self.packedDay(text)
    }
  }

  private static func packedDay(_ text: String) -> CivilDate? {
    let digits = Array(text.utf8.prefix(9))
    guard digits.count == 8, let year = number(digits[0..<4]), let month = number(digits[4..<6]),
      let day = number(digits[6..<8])
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  private static func day(_ text: String, separators: [Unicode.Scalar], isMonthFirst: Bool)
    -> CivilDate?
  {
    guard text.utf8.count <= 10,
      let separator = separators.first(where: { text.unicodeScalars.contains($0) })
    else { return nil }
    let parts = Array(text.utf8).split(
      separator: UInt8(ascii: separator), omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count <= 2, parts[1].count <= 2, parts[2].count == 4,
      let first = number(parts[0]), let second = number(parts[1]), let year = number(parts[2])
    else { return nil }
    return isMonthFirst
      ? CivilDate(year: year, month: first, day: second)
      : CivilDate(year: year, month: second, day: first)
  }

  /// A number of up to four digits and nothing else.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 4 else { return nil }
    var number = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      number = number * 10 + Int(digit - 0x30)
    }
    return number
  }

  /// The offset of the time, if there is one, moves nothing: the day is the one that is written.
  private static func dayBeforeTime(_ text: String) -> CivilDate? {
    let bytes = Array(text.utf8.prefix(41))
    guard bytes.count <= 40, let day = CivilDate(String(decoding: bytes.prefix(10), as: UTF8.self))
    else { return nil }
    let rest = bytes.dropFirst(10)
    guard let mark = rest.first else { return day }
    let isTime = mark == UInt8(ascii: "T") || mark == UInt8(ascii: " ")
    return isTime && isClock(rest.dropFirst()) ? day : nil
  }

  /// `HH:MM`, with seconds, their fraction and an offset if need be.
  private static func isClock(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    guard isPart(rest.prefix(2), below: 24), isColonAndPart(rest.dropFirst(2)) else { return false }
    rest = rest.dropFirst(5)
    if isColonAndPart(rest) {
      rest = rest.dropFirst(3)
      if rest.first == UInt8(ascii: ".") {
        let behind = rest.dropFirst().drop { (0x30...0x39).contains($0) }
        guard behind.startIndex > rest.startIndex + 1 else { return false }
        rest = behind
      }
    }
    return rest.isEmpty || isOffset(rest)
  }

  private static func isOffset(_ text: ArraySlice<UInt8>) -> Bool {
    if text.elementsEqual("Z".utf8) { return true }
    guard let sign = text.first, "+-".utf8.contains(sign) else { return false }
    let digits = text.dropFirst()
    guard isPart(digits.prefix(2), below: 24) else { return false }
    let minutes = digits.dropFirst(2)
    return minutes.count == 3 ? isColonAndPart(minutes) : isPart(minutes, below: 60)
  }

  private static func isColonAndPart(_ text: ArraySlice<UInt8>) -> Bool {
    text.first == UInt8(ascii: ":") && isPart(text.dropFirst().prefix(2), below: 60)
  }

  private static func isPart(_ digits: ArraySlice<UInt8>, below bound: Int) -> Bool {
    digits.count == 2 && number(digits).map { $0 < bound } == true
  }
}
