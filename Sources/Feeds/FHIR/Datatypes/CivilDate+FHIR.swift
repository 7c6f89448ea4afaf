internal import Monitoring

extension CivilDate {
  /// The day that a `date`, a `dateTime` or an `instant` states: its first ten characters. An offset
  /// never moves it. Nil where it is stated to the month only.
  ///
  /// Source: FHIR R4, datatypes, dateTime.
  init?(fhir text: String) {
    let rest = text.utf8.dropFirst(10)
    guard rest.first == nil || rest.first == UInt8(ascii: "T"),
      let day = CivilDate(String(text.utf8.prefix(10)) ?? "")
    else { return nil }
    self = day
  }

  /// Whether it is a `date` that is stated to the year or the month only, as FHIR allows.
  static func isYearOrMonth(fhir text: String) -> Bool {
    switch text.utf8.count {
    case 4: CivilDate("\(text)-01-01") != nil
    case 7: CivilDate("\(text)-01") != nil
    default: false
    }
  }

  /// The time of day that a `dateTime` states, `HH:MM`; nil where it states none.
  static func timeOfDay(fhir text: String) -> String? {
    let bytes = Array(text.utf8.prefix(16))
    guard bytes.count == 16, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      let hour = UInt8(digits: bytes[11..<13]), hour < 24,
      let minute = UInt8(digits: bytes[14..<16]), minute < 60
    else { return nil }
    return String(decoding: bytes[11..<16], as: UTF8.self)
  }
}

extension UInt8 {
  /// A number of two digits.
  fileprivate init?(digits: ArraySlice<UInt8>) {
    guard digits.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 }) else { return nil }
    self.init(String(decoding: digits, as: UTF8.self))
  }
}

/// The first and the last moment that a source states of something that was done.
struct StatedPeriod {
  /// As written.
  var start: String?
  var end: String?
  /// Whether it is stated as a period.
  var isPeriod = false

  /// Reads `name[x]`: a time, a period or the first event of a timing; nil where it is none of them.
  init?(_ name: StaticString, of json: JSONValue) throws(RecordEnd) {
    guard let (type, value) = try json.choice(name) else { return nil }
    switch type {
    case "DateTime", "Instant": start = try value.text(called: name)
    case "Period": (start, end, isPeriod) = (try value.text("start"), try value.text("end"), true)
    case "Timing": start = try value.texts("event").first
    default: return nil
    }
  }

  /// The day it was done or begun; nil: not stated, or not to the day.
  var day: CivilDate? { start.flatMap { CivilDate(fhir: $0) } }
  var lastDay: CivilDate? { end.flatMap { CivilDate(fhir: $0) } }
}
