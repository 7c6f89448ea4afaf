internal import ReferenceJudge

/// The row of `patient`: names that break reports, births around the limits of age.
extension Chart {
  mutating func register(number: Int) {
    let first = plan.courses.first?.start
    patient = [
      "patient_id": .integer(patientID), "mrn": .text(recordNumber(number)),
      "family_name": .text(random.pick(Self.familyNames)),
      "given_name": .text(random.pick(Self.givenNames)),
      "birth_date": .day(birth(first)), "sex": .text(random.pick(["F", "F", "F", "M", "M", "U"])),
      "phone": .optional(random.pick([nil, "+1 (555) 010-0199", "", "=cmd|' /C calc'!A0"])),
      "enrolled_on": .day(enrolment(first)),
    ]
  }

  private static let familyNames = [
    "Smith", "O'Brien", "Núñez", "Łukaszewska", "=SUM(A1:A9)", "von \"der\" Aa, Jr.", "Two\nLines",
    "<b>Bold</b>", "李", "-1+1", "@home", "", "Ångström\u{301}",
  ]

  private static let givenNames = [
    "Ann", "José", "Zoë", "Mary, Jane", "+4", "\"Al\"", "\tTab", "🙂", "O\u{308}mer", "D'Arcy",
  ]

  /// Unique by `number`, some with leading zeros, some alike but for them.
  private func recordNumber(_ number: Int) -> String {
    switch number % 4 {
    case 0: digits(number, 6)
    case 1: "0" + digits(number - 1, 6)
    case 2: "M-\(number)"
    default: digits(number, 9)
    }
  }

  private mutating func birth(_ first: CivilDay?) -> CivilDay? {
    guard let first else { return random.chance(90) ? today - random.within(0...30_000) : nil }
    let seventeen = first.adding(months: -17 * 12)
    if let leapDay = leapDay(near: seventeen), random.chance(50) { return leapDay }
    switch random.below(100) {
    case ..<4: return nil
    case ..<16: return seventeen + random.within(-1...1)
    case ..<19: return first - random.within(1...6000)
    default: return first - random.within(7000...28_000)
    }
  }

  /// 29 February, where `day` is within two days of it in a leap year.
  private func leapDay(near day: CivilDay) -> CivilDay? {
    let year = day.parts.year
    guard CivilDay.isLeap(year) else { return nil }
    let leapDay = CivilDay(year, 2, 29)
    return abs(leapDay.number - day.number) <= 2 ? leapDay : nil
  }

  private mutating func enrolment(_ first: CivilDay?) -> CivilDay? {
    guard let first else { return random.chance(50) ? today - random.below(100) : nil }
    let later = plan.episodes.last?.anchor ?? first
    return switch random.below(100) {
    case ..<7: nil
    case ..<48: first - random.within(1...300)
    case ..<66: first
    case ..<74: first - 1
    case ..<81: first + 1
    case ..<86: first + random.within(2...60)
    case ..<92: near([later])
    case ..<96: near([today])
    default: today + random.within(1...90)
    }
  }
}
