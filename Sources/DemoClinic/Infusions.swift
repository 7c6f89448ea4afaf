internal import Monitoring
internal import PatientStore

extension Chart {
  /// The infusion days of every course, with their times.
  mutating func addInfusions() {
    for course in plan.courses {
      let startMinute = random.within(30...38) * 15
      for (index, day) in course.days.enumerated() {
        var infusion = Infusion(day: day, course: number(of: course), startMinute: startMinute)
        infusion.durationMinutes = random.within(232...275)
        infusion.observedMinutes = random.within(120...150)
        infusion.facility = facility(in: course)
        tell(&infusion, isFirst: index == 0)
        enter(infusion)
      }
    }
    if story == .voidedInfusion { enterAndVoid() }
    if story == .infusionInTheFuture { enterFutureInfusion() }
  }

  /// The number entered with a course; nil where the site enters none.
  private func number(of course: TreatmentPlan.Course) -> Int? {
    guard story != .numbersOutOfOrder else { return 3 - course.number }
    return home.numbersCourses ? course.number : nil
  }

  /// The site's first facility mostly; some infusions carry none.
  private mutating func facility(in course: TreatmentPlan.Course) -> String? {
    if random.below(300) == 0 { return nil }
    return home.facilities[(number + course.number) % home.facilities.count]
  }

  /// What the story, or chance, does to an infusion day.
  private mutating func tell(_ infusion: inout Infusion, isFirst: Bool) {
    switch story {
    case .wrongDose where isFirst: infusion.doseMg = 10
    case .missingDose where isFirst: infusion.doseMg = nil
    case .pastMidnight: infusion.startMinute = 19 * 60 + 35
    case .shortObservation where isFirst: infusion.observedMinutes = 95
    case .fastInfusion: infusion.durationMinutes = 185
    case .implausibleTimes where isFirst: infusion.durationMinutes = 13 * 60
    case .unreadableTimes where isFirst: infusion.unreadableEnd = "2:15 PM"
    case .unreadableTimes: infusion.unreadableEnd = "25:10"
    default: break
    }
    guard story == nil else { return }
    switch random.below(400) {
    case ..<4: infusion.observedMinutes = random.within(60...115)
    case 4..<9: infusion.durationMinutes = random.within(190...224)
    case 9..<12: infusion.observedMinutes = nil
    default: break
    }
  }

  private mutating func enter(_ infusion: Infusion) {
    let recorded = instant(on: infusion.day + random.weighted([(85, 0), (12, 1), (3, 4)]))
    add(.infusion, infusion.cells(of: id, recorded), recorded: recorded)
  }

  /// A day that was entered in error, and taken back on the next.
  private mutating func enterAndVoid() {
    guard let course = plan.courses.first else { return }
    var infusion = Infusion(day: course.end + 3, course: number(of: course), startMinute: 540)
    let recorded = instant(on: infusion.day)
    add(.infusion, infusion.cells(of: id, recorded), recorded: recorded)
    infusion.isVoided = true
    add(.infusion, infusion.cells(of: id, recorded + 24), recorded: recorded + 24)
  }

  /// A slip in the year, which would hide the patient from every list if it were believed.
  private mutating func enterFutureInfusion() {
    let day = DemoClinic.asOf.plus(months: 10)
    let infusion = Infusion(day: day, course: nil, startMinute: 540)
    let recorded = instant(on: DemoClinic.asOf - 60)
    add(.infusion, infusion.cells(of: id, recorded), recorded: recorded)
  }
}

/// One infusion day as it is entered.
struct Infusion {
  let day: CivilDate
  let course: Int?
  var startMinute: Int
  var doseMg: Double? = 12
  var durationMinutes = 240
  var observedMinutes: Int? = 125
  var unreadableEnd: String?
  var facility: String?
  var isVoided = false

  init(day: CivilDate, course: Int?, startMinute: Int) {
    self.day = day
    self.course = course
    self.startMinute = startMinute
  }

  func cells(of patient: Cell, _ recorded: Instant) -> [Cell] {
    let end = startMinute + durationMinutes
    return [
      patient, .day(day), .instant(recorded), .optional(course), .optional(doseMg),
      .text(clock(startMinute)), .text(unreadableEnd ?? clock(end)),
      .optional(observedMinutes.map { clock(end + $0) }), .optional(facility),
      .integer(isVoided ? 1 : 0),
    ]
  }

  /// `HH:MM`; minutes past midnight belong to the next day.
  private func clock(_ minutes: Int) -> String {
    (minutes / 60 % 24).padded(to: 2) + ":" + (minutes % 60).padded(to: 2)
  }
}
