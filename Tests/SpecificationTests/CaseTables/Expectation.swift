import Monitoring

/// One thing that is to be found.
enum Expectation: Hashable, Sendable {
  /// No obligation of the requirement.
  case none
  /// No obligation of the requirement due on the day.
  case noneDue(CivilDate)
  /// So many obligations of the requirement.
  case count(Int)
  case exclusion(ExclusionKind)
  case patient(PatientStatus)
  /// A data problem of the patient's rows.
  case problem(Problem)
  case obligation(ExpectedObligation)
}

/// An obligation as a case table describes it; what it does not mention can be anything.
struct ExpectedObligation: Hashable, Sendable {
  var dueOn: CivilDate
  var state: ObligationState
  var doneOn: CivilDate?
  /// `current` or `past`.
  var currency: String?
  /// The first words of the reason.
  var reason: String?
  var attempt: ExpectedAttempt?
  /// A day, or `any-time`.
  var opens: String?
  /// A day, or `never`.
  var closes: String?
  var priority: Int?
  var missedInARow: Int?
  var site: String?
  var prescriber: String?
}

struct ExpectedAttempt: Hashable, Sendable {
  var collectedOn: CivilDate
  var reason: String
}

extension CaseQuestion {
  /// Reads `as of DAY[, known at DAY or instant]: EXPECTATION[; EXPECTATION …]`.
  init(_ line: inout CaseLine) throws(CaseFileError) {
    try line.expect("as")
    try line.expect("of")
    let parts = line.parts(separatedBy: ":")
    guard parts.count == 2, var dates = parts.first, var rest = parts.last else {
      throw line.error("one colon parts the days asked about from what is expected")
    }
    self.line = line.number
    self.dates = try CaseDates(&dates)
    expectations = []
    for var part in rest.parts(separatedBy: ";") {
      expectations.append(try Expectation(&part))
      try part.expectEnd()
    }
  }
}

extension CaseDates {
  init(_ line: inout CaseLine) throws(CaseFileError) {
    let word = try line.word("a day")
    guard let day = CivilDate(word.hasSuffix(",") ? String(word.dropLast()) : word) else {
      throw line.error("\"\(word)\" is no day")
    }
    asOf = day
    if word.hasSuffix(",") { knownAt = try Self.knownAt(&line) }
    try line.expectEnd()
  }

  private static func knownAt(_ line: inout CaseLine) throws(CaseFileError) -> Instant {
    try line.expect("known")
    try line.expect("at")
    let known = try line.word("a day or an instant")
    let instant = CivilDate(known).map { Instant(endOf: $0) } ?? Instant(rfc3339: known)
    guard let instant else { throw line.error("\"\(known)\" is neither a day nor an instant") }
    return instant
  }
}

extension Expectation {
  init(_ line: inout CaseLine) throws(CaseFileError) {
    if let day = line.dayIfAny() {
      self = .obligation(try ExpectedObligation(dueOn: day, &line))
    } else if line.takes("none") {
      self = line.takes("due") ? .noneDue(try line.day()) : .none
    } else if line.takes("patient") {
      self = .patient(try line.value(PatientStatus.init(rawValue:), "a status of patients"))
    } else if line.takes("problem") {
      self = .problem(try line.value(Problem.init(rawValue:), "a data problem"))
    } else if let word = line.peek, let kind = ExclusionKind(rawValue: word) {
      _ = line.takes(word)
      self = .exclusion(kind)
    } else {
      self = .count(try line.integer())
      try line.expect("in")
      try line.expect("all")
    }
  }
}

extension ExpectedObligation {
  init(dueOn: CivilDate, _ line: inout CaseLine) throws(CaseFileError) {
    self.dueOn = dueOn
    state = try line.value(ObligationState.init(word:), "a state")
    while let word = line.peek {
      _ = line.takes(word)
      switch word {
      case "on": doneOn = try line.day()
      case "current", "past": currency = word
      case "because": reason = line.rest()
      case "attempt":
        let day = try line.day()
        attempt = ExpectedAttempt(collectedOn: day, reason: try line.word("the attempt's reason"))
      case "opens": opens = line.takes("any-time") ? "any-time" : try line.day().description
      case "closes": closes = line.takes("never") ? "never" : try line.day().description
      case "priority": priority = try line.integer()
      case "in-a-row": missedInARow = try line.integer()
      case "site": site = try line.word("a site")
      case "prescriber": prescriber = try line.word("a prescriber")
      default: throw line.error("\"\(word)\" is not known of an obligation")
      }
    }
  }
}

extension CaseLine {
  /// The next word as a value, which `read` knows by its word.
  fileprivate mutating func value<Value>(
    _ read: (String) -> Value?, _ kind: String
  ) throws(CaseFileError) -> Value {
    let word = try word(kind)
    guard let value = read(word) else { throw error("\"\(word)\" is not \(kind)") }
    return value
  }
}

extension ObligationState {
  fileprivate init?(word: String) {
    guard let state = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = state
  }
}
