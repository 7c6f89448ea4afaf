internal import Monitoring
internal import PatientStore

/// Documented decisions that a test need not be done.
extension Chart {
  mutating func addWaivers() {
    guard let first = plan.courses.first else { return }
    switch story {
    case .waived:
      waive(
        "skin-yearly", from: first.start, to: DemoClinic.asOf + 400, on: first.start + 200,
        "Under a dermatologist who does not report to us")
      waive(
        "hpv-yearly", from: first.start, to: DemoClinic.asOf + 400, on: first.start + 200,
        "Hysterectomy")
    case .waivedAfterwards:
      let start = first.start + 100
      for requirement in ["cbc-monthly", "creatinine-monthly", "urinalysis-monthly"] {
        waive(
          requirement, from: start, to: start + 240, on: start + 330,
          "Aboard ship; tests done elsewhere, results not obtained")
      }
    case .waivedUnknown:
      waive(
        "cbc-weekly", from: first.start, to: first.start + 365, on: first.start + 20,
        "No such requirement")
    case nil: waiveForThePandemic(first)
    default: break
    }
  }

  /// In the spring of 2020 the skin clinics were closed.
  private mutating func waiveForThePandemic(_ first: TreatmentPlan.Course) {
    guard first.start < .day(2020, 1, 1), random.chance(60) else { return }
    waive(
      "skin-yearly", from: .day(2020, 3, 15), to: .day(2020, 9, 30), on: .day(2020, 4, 20),
      "Dermatology closed (COVID-19)")
  }

  private mutating func waive(
    _ requirement: String, from first: CivilDate, to last: CivilDate, on day: CivilDate,
    _ reason: String
  ) {
    let recorded = instant(on: day)
    add(
      .waiver,
      [
        id, .text(requirement), .day(first), .day(last), .instant(recorded), .text(reason),
        .text(Staff.prescribers[number % Staff.prescribers.count]),
      ], recorded: recorded)
  }
}
