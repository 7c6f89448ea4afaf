internal import Monitoring

/// A time as HL7 writes it, `YYYY[MM[DD[HH[MM[SS[.S…]]]]]][+/-ZZZZ]`, stated at least to the day.
///
/// Source: HL7 v2.8 chapter 2A, 2A.2.22 (DTM).
struct HL7Time: Hashable {
  /// The day as it is stated, in whatever zone.
  let day: CivilDate
  /// Seconds since the day began; 0 where only the day is stated.
  let secondOfDay: Int
  let nanoseconds: Int32
  /// Seconds east of UTC; nil: not stated.
  let offset: Int?

  /// Nil where there is no such time or where no day is stated.
  init?(_ value: HL7Value) {
    let text = value.component(1).trimmed
    self.init(text.bytes[text.range])
  }

  /// Whether it is a year, or a year and a month, and no day.
  static func isLessThanDay(_ value: HL7Value) -> Bool {
    let text = value.component(1).trimmed
    let bytes = text.bytes[text.range]
    let digits = bytes.prefix(while: isDigit)
    guard digits.count == 4 || digits.count == 6 else { return false }
    let month = digits.count == 4 ? 1 : number(digits.suffix(2))
    let rest = bytes.dropFirst(digits.count)
    return CivilDate(year: number(digits.prefix(4)), month: month, day: 1) != nil
      && (rest.isEmpty || offset(rest) != nil)
  }

  private init?(_ text: ArraySlice<UInt8>) {
    var text = text
    let digits = text.prefix(while: Self.isDigit)
    guard [8, 10, 12, 14].contains(digits.count),
      let day = CivilDate(
        year: Self.number(digits.prefix(4)), month: Self.number(digits.dropFirst(4).prefix(2)),
        day: Self.number(digits.dropFirst(6).prefix(2)))
    else { return nil }
    let clock = [8, 10, 12].map { Self.number(digits.dropFirst($0).prefix(2)) }
    guard clock[0] < 24, clock[1] < 60, clock[2] < 60 else { return nil }
    text = text.dropFirst(digits.count)
    guard let nanoseconds = Self.takeFraction(&text, isAllowed: digits.count == 14) else {
      return nil
    }
    if !text.isEmpty {
      guard let offset = Self.offset(text) else { return nil }
      self.offset = offset
    } else {
      offset = nil
    }
    self.day = day
    secondOfDay = clock[0] * 3600 + clock[1] * 60 + clock[2]
    self.nanoseconds = nanoseconds
  }

  /// Takes `.S…` of one to nine digits off the front; nil where it is none.
  private static func takeFraction(_ text: inout ArraySlice<UInt8>, isAllowed: Bool) -> Int32? {
    guard text.first == UInt8(ascii: ".") else { return 0 }
    let digits = text.dropFirst().prefix(while: isDigit)
    guard isAllowed, (1...9).contains(digits.count) else { return nil }
    text = text.dropFirst(1 + digits.count)
    let scale = (digits.count..<9).reduce(1) { scale, _ in scale * 10 }
    return Int32(number(digits) * scale)
  }

  /// Seconds of `+HHMM` or `-HHMM`.
  private static func offset(_ text: ArraySlice<UInt8>) -> Int? {
    let digits = text.dropFirst()
    guard let sign = text.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      digits.count == 4, digits.allSatisfy(isDigit)
    else { return nil }
    let (hours, minutes) = (number(digits.prefix(2)), number(digits.suffix(2)))
    guard hours < 24, minutes < 60 else { return nil }
    return (hours * 3600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
  }

  /// At most nine digits; 0 for none.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1 &- 0x30) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
