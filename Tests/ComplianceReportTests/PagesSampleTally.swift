import ComplianceReport
import Monitoring

extension SampleClinic {
  /// Three years of months of 240 patients, every seventeenth test missed.
  static let tally: Tally = {
    var tally = Tally(program: SampleProgram.value, asOf: asOf)
    for number in 0..<240 { tally.add(judgement(number)) }
    return tally
  }()

  static func judgement(_ number: Int) -> PatientJudgement {
    var judgement = PatientJudgement()
    judgement.status = status(number)
    judgement.site = number % 40 == 39 ? nil : SiteIndex(number % 3)
    judgement.prescriber = PrescriberIndex(number % 3)
    guard judgement.status != .notEvaluated else {
      judgement.notEvaluated = .infusionBeforeBirth
      return judgement
    }
    let anchor = asOf.goingBack(days: 30 * 36 + number % 28)
    judgement.episodes = [Episode(anchor: anchor, lastInfusionOn: anchor, end: .last)]
    for requirement in 0..<8 {
      for period in (0..<36).reversed() {
        judgement.obligations.append(obligation(number, requirement, period))
      }
      judgement.intervals.append(
        TestInterval(
          requirement: requirement, lastDoneOn: nil, longestGapDays: 20 + number % 60))
    }
    if number % 3 == 0 {
      judgement.exclusions.append(Exclusion(requirement: 6, kind: .notApplicable))
    }
    return judgement
  }

  private static func status(_ number: Int) -> PatientStatus {
    switch number % 12 {
    case 0...3: .upToDate
    case 4, 5: .gap
    case 6, 7: .due
    case 8: .completed
    case 9: .notStarted
    case 10: number % 24 == 10 ? .deceased : .transferredOut
    default: number % 60 == 11 ? .notEvaluated : .upToDate
    }
  }

  private static func obligation(_ number: Int, _ requirement: Int, _ period: Int) -> Obligation {
    let due = asOf.goingBack(days: 30 * period + number % 28)
    var obligation = Obligation(
      requirement: requirement, episode: 1, occurrence: .period(36 - period),
      opensOn: due.goingBack(days: 29), dueOn: due, closesOn: due)
    obligation.site = number % 40 == 39 ? nil : SiteIndex(number % 3)
    obligation.prescriber = PrescriberIndex(number % 3)
    switch (number * 7 + requirement * 5 + period * 3) % 17 {
    case 0: obligation.state = .missed
    case 1: obligation.state = period == 0 ? .overdue : .doneLate
    case 2: obligation.state = number % 5 == 0 ? .waived : .doneLate
    default: obligation.state = .done
    }
    if obligation.state.isMet {
      obligation.doneOn = due.goingBack(days: obligation.state == .done ? 3 : -5)
    }
    return obligation
  }

  static var reads: ReadCounts {
    var reads = ReadCounts()
    reads.patientRows = 240
    reads.infusionRows = 1_604
    reads.observationRows = 128_441
    reads.otherRows = 9_012
    reads.unusedCodes = [
      CodeCount(code: "2345-7", rows: 4_210), CodeCount(code: "LOCAL-CBC-DIFF", rows: 12),
    ]
    reads.otherUnusedCodes = 31
    reads.otherUnusedRows = 77
    reads.newestRecord = Instant(seconds: 1_795_300_000)
    return reads
  }

  static let dataQuality = [
    DataQualityGroup(
      table: "observation", problem: .dateUnreadable, rows: 14,
      exampleKeys: [
        "patient_id=1042 collected_on=2026-02-30 code=6690-2",
        "patient_id=1077 collected_on=03/04/2026 code=2160-0",
      ]),
    DataQualityGroup(table: "patient", problem: .sexUnknown, rows: 3, exampleKeys: []),
  ]

  static var overallPage: OverallPage {
    OverallPage(
      header: header(), reads: reads, tally: tally, directory: directory, lists: lists(),
      dataQuality: dataQuality, siteKeys: siteKeys)
  }

  static func sitePage(_ place: Int) -> SitePage {
    SitePage(
      header: header(), reads: reads, site: directory.sites[place],
      group: tally.bySite[SiteIndex(place)], lists: lists(sites: [place]), dataQuality: [])
  }
}
