internal import Monitoring

/// Skin exams and HPV screening, once in a year of surveillance.
extension Chart {
  mutating func addYearlyExaminations(from anchor: CivilDate, to last: CivilDate) {
    let length = max(1, min(last, DemoClinic.asOf).days(since: anchor))
    for year in 1...9 {
      let due = anchor.plus(months: 12 * year)
      guard due - 330 < last else { return }
      let day = due - random.within(-20...150)
      let chance = adherence.chance(ofVisitAfter: day.days(since: anchor), of: length)
      if day <= last, isInCare(on: day), random.below(1000) < chance {
        examine("SKIN-EXAM", on: day)
      }
      if isWoman { addCervicalScreening(dueOn: due, chance: chance) }
    }
  }

  /// Recommended and not required: done half as often, now and then as a Pap smear alone.
  private mutating func addCervicalScreening(dueOn due: CivilDate, chance: Int) {
    let day = due - random.within(-25...250)
    guard isInCare(on: day), random.below(1800) < chance else { return }
    let code = random.weighted([(6, "21440-3"), (3, "77379-6"), (2, "10524-7")])
    examine(code, on: day, words: ["not detected", "negative", "see report"])
  }
}
