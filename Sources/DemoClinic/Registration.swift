internal import Monitoring
internal import PatientStore

extension Chart {
  /// The row of `patient`: name, birth date, sex, enrolment.
  mutating func addRegistration() {
    let name = Names.draw(isWoman: isWoman, &random)
    add(
      .patient,
      [
        id, .text(Chart.recordNumber(number)),
        .text(Names.hostileFamilyName(of: story) ?? name.family), .text(name.given), birthDate(),
        .text(story == .unknownSex ? "U" : isWoman ? "F" : "M"), phone(), enrolment(),
      ], recorded: nil)
  }

  /// Seven in ten patients with MS are women.
  var isWoman: Bool {
    switch story {
    case .pregnantNow, .pregnantBeyondTheEnd: true
    default: number * 7 % 10 < 7
    }
  }

  /// The medical record number: unique, with leading zeros, of no order.
  static func recordNumber(_ number: Int) -> String {
    // 1,000,003 is a prime, so that no two of its first million multiples agree.
    ((number + 1) * 7919 % 1_000_003).padded(to: 8)
  }

  private mutating func birthDate() -> Cell {
    let first = plan.courses.first?.start ?? DemoClinic.asOf
    let age = random.weighted([(3, 19...29), (5, 30...45), (2, 46...58)])
    let day = first.plus(months: -12 * random.within(age)) - random.within(0...364)
    switch story {
    case .noBirthDate: return .null
    case .unreadableBirthDate: return .text("1981-13-04")
    case .underSeventeen: return .day(first.plus(months: -12 * 16) - 40)
    case .infusionBeforeBirth: return .day(first.plus(months: 7))
    case .pregnantNow, .pregnantBeyondTheEnd: return .day(first.plus(months: -12 * 29) - 77)
    default: return .day(day)
    }
  }

  /// A number that is set aside for fiction, or none.
  private mutating func phone() -> Cell {
    guard random.chance(88) else { return .null }
    let area = random.pick(["617", "312", "404", "602", "206", "808"])
    return .text("(\(area)) 555-01\(random.below(100).padded(to: 2))")
  }

  private mutating func enrolment() -> Cell {
    let first = plan.courses.first?.start ?? DemoClinic.asOf - 4
    switch story {
    case .notEnrolled: return .null
    case .enrolledLate: return .day(first + 9)
    case .unreadableEnrolment: return .text("pending")
    default: return .day((first - random.within(8...70)).onWeekday)
    }
  }
}
