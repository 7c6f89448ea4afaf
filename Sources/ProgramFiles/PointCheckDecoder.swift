internal import Monitoring
internal import StrictYAML

/// Reads the facts that are checked on one day.
enum PointCheckDecoder {
  /// The kinds of check, with the keys of each besides `check`.
  private static let keys: KeyValuePairs = [
    "enrolment": [],
    "prescriber-certification": [],
    "facility-certification": [],
    "dose": [
      "milligrams-per-day", "days-of-first-course", "days-of-later-courses", "judged-after-days",
    ],
    "spacing": ["months", "numbers-measured-from-start"],
    "infusion-times": ["from", "to", "at-least-minutes", "implausible-after-minutes"],
    "premedication": ["medication", "first-infusions"],
    "prophylaxis": ["medication", "months-after-course", "recovery-code", "recovery-at-least"],
    "minimum-age": ["years"],
    "no-open-history": ["histories"],
    "no-recent-history": ["history", "days-before"],
  ]

  static func check(_ value: YAMLValue, _ names: inout RuleNames) throws(Refusal) -> PointCheck {
    let (kind, fields) = try kind(of: value)
    switch kind {
    case "enrolment": return .enrolment
    case "prescriber-certification": return .prescriberCertification
    case "facility-certification": return .facilityCertification
    case "dose": return .dose(try dose(fields))
    case "spacing": return .spacing(try spacing(fields))
    case "infusion-times": return .infusionTimes(try infusionTimes(fields))
    case "premedication": return .premedication(try premedication(fields, names))
    case "prophylaxis": return .prophylaxis(try prophylaxis(fields, &names))
    case "minimum-age": return .minimumAge(years: try fields.integer("years", in: 1...120))
    case "no-open-history":
      let places = try names.histories.places(of: fields.required("histories"), "histories")
      return .noOpenHistory(places.map(HistoryKindIndex.init))
    default:
      let history = try names.histories.place(of: fields.required("history"))
      return .noRecentHistory(
        HistoryKindIndex(history), daysBefore: try fields.integer("days-before", in: 0...36_500))
    }
  }

  /// The check's kind, and its keys where all of them belong to that kind.
  private static func kind(of value: YAMLValue) throws(Refusal) -> (String, Fields) {
    let entry = try value.entries(of: quoted("point")).first { $0.key == "check" }
    guard let entry else {
      throw Refusal(line: value.line, "\"point\" has no \"check\"", write: "the key \"check\"")
    }
    let name = try entry.value.text("check")
    guard let kind = keys.first(where: { $0.key == name }) else {
      throw Refusal(
        line: entry.value.line, "\(quoted(name)) is no check",
        write: NearestWord.advice(for: name, among: keys.map(\.key)))
    }
    return (name, try Fields(value, of: "check \(quoted(name))", keys: ["check"] + kind.value))
  }

  private static func dose(_ fields: Fields) throws(Refusal) -> DoseRule {
    DoseRule(
      milligramsPerDay: try fields.required("milligrams-per-day").amount(
        "milligrams-per-day", atMost: 1_000_000),
      daysOfFirstCourse: try fields.integer("days-of-first-course", in: 1...366),
      daysOfLaterCourses: try fields.integer("days-of-later-courses", in: 1...366),
      judgedAfterDays: try fields.integer("judged-after-days", in: 0...3660))
  }

  private static func spacing(_ fields: Fields) throws(Refusal) -> SpacingRule {
    let months = try fields.integer("months", in: 1...1200)
    guard let list = fields.optional("numbers-measured-from-start") else {
      return SpacingRule(months: months, numbersMeasuredFromStart: [])
    }
    var numbers: [Int] = []
    for item in try list.items("numbers-measured-from-start") {
      let number = try item.integer("course number", in: 2...1000)
      guard !numbers.contains(number) else {
        throw Refusal(
          line: item.line, "the number \(number) stands twice", write: "it once instead")
      }
      numbers.append(number)
    }
    return SpacingRule(months: months, numbersMeasuredFromStart: numbers)
  }

  private static func infusionTimes(_ fields: Fields) throws(Refusal) -> InfusionTimesRule {
    let from: InfusionTime = try fields.required("from").word("time of an infusion")
    let end = try fields.required("to")
    let to: InfusionTime = try end.word("time of an infusion")
    let order = InfusionTime.allCases
    guard let first = order.firstIndex(of: from), order[(first + 1)...].contains(to) else {
      throw Refusal(
        line: end.line, "\"to\" is not later than \"from\"",
        write: "two of \(order.map(\.rawValue).joined(separator: ", ")) in this order instead")
    }
    let atLeast = try fields.integer("at-least-minutes", in: 1...1438)
    return InfusionTimesRule(
      from: from, to: to, atLeastMinutes: atLeast,
      implausibleAfterMinutes: try fields.integer(
        "implausible-after-minutes", in: atLeast + 1...1439))
  }

  private static func premedication(_ fields: Fields, _ names: RuleNames) throws(Refusal)
    -> PremedicationRule
  {
    let medication = try names.medications.place(of: fields.required("medication"))
    return PremedicationRule(
      medication: MedicationKindIndex(medication),
      firstInfusions: try fields.integer("first-infusions", in: 1...366))
  }

  private static func prophylaxis(_ fields: Fields, _ names: inout RuleNames) throws(Refusal)
    -> ProphylaxisRule
  {
    let medication = try names.medications.place(of: fields.required("medication"))
    let code = try names.codes.place(of: fields.required("recovery-code"))
    names.usedCodes.insert(code)
    return ProphylaxisRule(
      medication: MedicationKindIndex(medication),
      monthsAfterCourse: try fields.integer("months-after-course", in: 0...120),
      recoveryCode: CodeIndex(code),
      recoveryAtLeast: try fields.required("recovery-at-least").amount(
        "recovery-at-least", atMost: 1_000_000))
  }
}
