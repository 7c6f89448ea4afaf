internal import ReferenceJudge

/// Waivers around due days: overlapping, corrected, retroactive, withdrawn.
extension Chart {
  mutating func addWaivers() {
    guard random.chance(35) else { return }
    for _ in 0..<random.within(1...3) {
      let requirement = random.pick(Self.requirements)
      let due = decisiveDay()
      for _ in 0..<random.weighted([(70, 1), (30, 2)]) {
        addWaiver(of: requirement, around: due)
      }
    }
    if !tidy && random.chance(15) {
      let unknown = random.pick(["cbc-weekly", "", "CBC-MONTHLY", "ecg-yearly"])
      addWaiver(of: unknown, around: decisiveDay())
    }
  }

  private static let requirements =
    [
      "cbc-monthly", "creatinine-monthly", "urinalysis-monthly", "thyroid-quarterly",
      "patient-status-form", "cbc-monthly", "skin-yearly", "liver-periodic", "hpv-yearly",
    ] + [
      "cbc-baseline", "creatinine-baseline", "urinalysis-baseline", "thyroid-baseline",
      "liver-baseline", "upcr-baseline", "skin-baseline", "varicella-baseline",
      "tuberculosis-baseline", "ecg-baseline", "patient-enrolment", "prescriber-certification",
      "facility-certification", "baseline-authorization", "infusion-checklist", "dose",
      "course-spacing", "observation-time", "infusion-duration", "steroid-premedication",
      "antiviral-prophylaxis", "minimum-age", "contraindication", "live-vaccine",
    ]

  private mutating func addWaiver(of requirement: String, around due: CivilDay) {
    let from = due - random.pick([-1, 0, 0, 1, 10, 30, 95])
    var row: RawRow = [
      "requirement": .text(requirement), "from_on": .text(from.text), "to_on": lastDay(from, due),
      "reason": .text(random.pick(["haematologist's decision", "=HYPERLINK(\"x\")", "naïve", ""])),
      "granted_by": .text("Dr. O'Neil, Zoë"),
    ]
    let retroactive = random.chance(25)
    let first =
      retroactive
      ? instant(on: due + random.pick([0, 10, 11, 30, 31, 200]))
      : recorded(after: from)
    add(.waiver, row, recorded: first)
    guard random.chance(14) else { return }
    row["to_on"] = random.pick([.day(from - 1), .day(due), .day(due - 1), .day(due + 90)])
    row["reason"] = .text("corrected")
    add(.waiver, row, recorded: later(than: first))
  }

  /// The last due day that is waived; before the first one the waiver is withdrawn.
  private mutating func lastDay(_ from: CivilDay, _ due: CivilDay) -> RawValue {
    switch random.below(100) {
    case ..<35: .day(max(due, from))
    case ..<45: .day(max(due - 1, from))
    case ..<88: .day(max(due, from) + random.within(1...120))
    case ..<94: .day(.last)
    default: .day(from - 1)
    }
  }
}
