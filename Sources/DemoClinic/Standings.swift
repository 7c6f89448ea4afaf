internal import Monitoring
internal import PatientStore

/// A day from which a standing holds.
struct StandingChange {
  let status: String
  let from: CivilDate

  var comesToTheClinic: Bool { status == "active" || status == "discontinued" }

  /// What becomes of a patient: the story's ending, or now and then one of the usual.
  static func all(
    of plan: TreatmentPlan, _ story: Story?, _ random: inout SplitMix64
  ) -> [StandingChange] {
    guard let last = plan.courses.last else { return [] }
    let day = last.end + random.within(120...600)
    let ending = story == nil ? random.below(100) : 100
    guard day + 30 <= DemoClinic.asOf || story != nil else { return [] }
    switch (story, ending) {
    case (.deceased, _), (_, ..<2): return [Self(status: "deceased", from: settled(day))]
    case (.transferredOut, _), (_, 2..<5):
      return [Self(status: "transferred-out", from: settled(day))]
    case (.transferredBack, _), (_, 5..<6): return away(from: settled(day))
    case (.discontinued, _), (_, 6..<9): return [Self(status: "discontinued", from: settled(day))]
    case (.lost, _), (_, 9..<13): return [Self(status: "lost-to-follow-up", from: settled(day))]
    default: return []
    }
  }

  private static func settled(_ day: CivilDate) -> CivilDate {
    min(day, DemoClinic.asOf - 75).onWeekday
  }

  private static func away(from day: CivilDate) -> [StandingChange] {
    [
      Self(status: "transferred-out", from: day - 60),
      Self(status: "active", from: min(day + 160, DemoClinic.asOf - 20)),
    ]
  }
}

extension Chart {
  /// Enters the standings; half of the charts begin with an explicit 'active'.
  mutating func addStandings() {
    if number.isMultiple(of: 2), let first = plan.courses.first {
      addStanding("active", from: first.start - 30)
    }
    for change in standings { addStanding(change.status, from: change.from) }
    if story == .deceased, let day = standings.first?.from { addFormAfterDeath(on: day + 12) }
  }

  private mutating func addStanding(_ status: String, from day: CivilDate) {
    let recorded = recorded(day)
    add(.standing, [id, .text(status), .day(day), .instant(recorded)], recorded: recorded)
  }

  /// Somebody sends the form all the same.
  private mutating func addFormAfterDeath(on day: CivilDate) {
    addForm("patient-status", on: day)
  }
}
