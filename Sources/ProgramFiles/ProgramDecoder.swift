internal import Monitoring
internal import StrictYAML

/// Makes a `Program` of a rule set file's values.
enum ProgramDecoder {
  private static let keys = [
    "id", "title", "version", "jurisdiction", "effective-from", "effective-to", "surveillance",
    "vocabulary", "documents", "codes", "evidence", "requirements",
  ]

  static func program(_ root: YAMLValue) throws(Refusal) -> Program {
    let fields = try Fields(root, of: "the rule set", keys: keys)
    let id = try fields.required("id").identifier("id")
    let title = try fields.text("title")
    let version = try version(fields.required("version"))
    let jurisdiction = try fields.text("jurisdiction")
    let effectiveFrom = try fields.required("effective-from").day("effective-from")
    let effectiveTo = try effectiveTo(fields, from: effectiveFrom)
    let surveillance = try surveillance(fields.required("surveillance"))
    var names = try RuleNames(fields)
    let evidence = try EvidenceDecoder.definitions(fields.required("evidence"), &names)
    let requirements = try RequirementDecoder.requirements(
      fields.required("requirements"), &names)
    try names.refuseUnused()
    return Program(
      id: id, title: title, version: version, jurisdiction: jurisdiction,
      effectiveFrom: effectiveFrom, effectiveTo: effectiveTo, surveillance: surveillance,
      vocabulary: names.vocabulary, evidence: evidence, requirements: requirements)
  }

  private static func version(_ value: YAMLValue) throws(Refusal) -> String {
    let version = try value.text("version")
    let numbers = version.split(separator: ".", omittingEmptySubsequences: false)
    guard numbers.count == 3, numbers.allSatisfy({ UInt16($0).map(String.init) == String($0) })
    else {
      throw Refusal(
        line: value.line, "\(quoted(version)) is no version",
        write: "three numbers with points between, such as 1.0.0, instead")
    }
    return version
  }

  private static func effectiveTo(_ fields: Fields, from: CivilDate) throws(Refusal)
    -> CivilDate?
  {
    guard let value = fields.optional("effective-to") else { return nil }
    let day = try value.day("effective-to")
    guard day >= from else {
      throw Refusal(
        line: value.line, "\"effective-to\" lies before \"effective-from\"",
        write: "\(from) or a later day instead")
    }
    return day
  }

  private static func surveillance(_ value: YAMLValue) throws(Refusal) -> SurveillanceRules {
    let fields = try Fields(
      value, of: quoted("surveillance"),
      keys: [
        "months-after-last-infusion", "course-gap-days", "open-pregnancy-days",
        "missed-stays-current-days", "urgent-after-days", "urgent-after-missed-in-a-row",
        "due-now-days", "due-soon-days", "business-calendar",
      ])
    let dueNow = try fields.integer("due-now-days", in: 0...366)
    return SurveillanceRules(
      monthsAfterLastInfusion: try fields.integer("months-after-last-infusion", in: 1...1200),
      courseGapDays: try fields.integer("course-gap-days", in: 1...3660),
      openPregnancyDays: try fields.integer("open-pregnancy-days", in: 1...366),
      missedStaysCurrentDays: try fields.integer("missed-stays-current-days", in: 0...3660),
      urgentAfterDays: try fields.integer("urgent-after-days", in: 0...3660),
      urgentAfterMissedInARow: try fields.integer("urgent-after-missed-in-a-row", in: 1...100),
      dueNowDays: dueNow,
      dueSoonDays: try fields.integer("due-soon-days", in: dueNow...366),
      businessCalendar: try fields.required("business-calendar").word("business calendar"))
  }
}
