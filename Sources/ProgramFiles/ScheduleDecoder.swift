internal import Monitoring
internal import StrictYAML

/// Reads when a requirement is owed.
enum ScheduleDecoder {
  /// Exactly one of the four kinds.
  static func schedule(_ value: YAMLValue, _ names: inout RuleNames) throws(Refusal) -> Schedule {
    let kinds = ["baseline", "every", "deadline", "point"]
    let fields = try Fields(value, of: quoted("schedule"), keys: kinds)
    let found = kinds.compactMap { kind in fields.optional(kind).map { (kind, $0) } }
    guard found.count == 1, let (kind, rule) = found.first else {
      throw Refusal(
        line: value.line, "\"schedule\" is of \(found.count) kinds", write: "one of them")
    }
    switch kind {
    case "baseline": return .baseline(try baseline(rule))
    case "every": return .every(try every(rule))
    case "deadline": return .deadline(try deadline(rule))
    default: return .point(try PointCheckDecoder.check(rule, &names))
    }
  }

  private static func baseline(_ value: YAMLValue) throws(Refusal) -> BaselineSchedule {
    let fields = try Fields(value, of: quoted("baseline"), keys: ["days-before", "courses"])
    let daysBefore = try fields.required("days-before")
    return BaselineSchedule(
      daysBefore: try window(daysBefore),
      courses: try fields.required("courses").word("value of \"courses\""))
  }

  /// Days, or nil for `any`.
  private static func window(_ value: YAMLValue) throws(Refusal) -> Int? {
    if case .text("any", isQuoted: false) = value.content { return nil }
    do {
      return try value.integer("days-before", in: 0...36_500)
    } catch {
      throw Refusal(
        line: error.line, error.problem, write: "any, or a whole number from 0 to 36500, instead")
    }
  }

  private static func every(_ value: YAMLValue) throws(Refusal) -> PeriodicSchedule {
    let fields = try Fields(
      value, of: quoted("every"),
      keys: ["months", "grace-days", "early-days", "continues-in-pregnancy"])
    let months = try fields.integer("months", in: 1...120)
    return PeriodicSchedule(
      everyMonths: months, graceDays: try fields.integer("grace-days", in: 0...3660),
      earlyDays: try fields.optional("early-days").map { value throws(Refusal) in
        try value.integer("early-days", in: 0...3660)
      },
      continuesInPregnancy: try fields.flag("continues-in-pregnancy"))
  }

  private static func deadline(_ value: YAMLValue) throws(Refusal) -> DeadlineSchedule {
    let fields = try Fields(value, of: quoted("deadline"), keys: ["days", "business-days"])
    switch (fields.optional("days"), fields.optional("business-days")) {
    case (let days?, nil):
      return DeadlineSchedule(
        days: try days.integer("days", in: 0...3660), countsBusinessDays: false)
    case (nil, let days?):
      return DeadlineSchedule(
        days: try days.integer("business-days", in: 0...366), countsBusinessDays: true)
    case (_?, let days?):
      throw Refusal(
        line: days.line, "\"deadline\" has both \"days\" and \"business-days\"",
        write: "one of them")
    case (nil, nil):
      throw Refusal(
        line: value.line, "\"deadline\" has no \"days\"", write: "\"days\" or \"business-days\"")
    }
  }
}
