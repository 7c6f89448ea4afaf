internal import Monitoring
internal import PatientStore

extension Chart {
  /// Who is responsible, from before the first course on; one in twelve moves to another site.
  mutating func addCareAssignments() {
    guard story != .unassigned else { return }
    let first = (plan.courses.first?.start ?? DemoClinic.asOf) - random.within(20...80)
    addAssignment(from: first, to: home)
    let moves = story == .movedBetweenSites || story == .transferredBack || random.chance(8)
    guard moves, let course = plan.courses.first else { return }
    let day = course.end + random.within(60...700)
    if day <= DemoClinic.asOf { addAssignment(from: day, to: random.pick(staff.sites)) }
  }

  private mutating func addAssignment(from day: CivilDate, to site: Staff.Site) {
    let recorded = recorded(day)
    let siteID = story == .unknownSite ? "DEN-OLD" : site.id
    let prescriber = random.chance(98) ? random.pick(site.prescribers) : nil
    add(
      .careAssignment,
      [id, .day(day), .text(siteID), .optional(prescriber), .instant(recorded)],
      recorded: recorded)
  }
}
