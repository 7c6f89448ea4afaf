import ComplianceReport
import Monitoring

/// An invented clinic with everything a page can show, made of numbers so that it is the same
/// each time.
enum SampleClinic {
  static let asOf = SampleProgram.day("2026-11-22")

  static let sites = [
    ("S-010", "Northgate Infusion Center"), ("S-020", "Lakeside MS Clinic"),
    ("S-030", "St. Brigid University Hospital, Department of Neurology and Neuroimmunology"),
  ]
  static let prescribers = ["Dr. Amara Osei", "Dr. Lena Lindqvist", "Dr. Tomás Beltrán-Iturriaga"]
  static let siteKeys: [SiteIndex?: String] = [
    SiteIndex(0): "s-010-1f2e3d", SiteIndex(1): "s-020-4c5b6a", SiteIndex(2): "s-030-778899",
  ]

  private static let families = [
    "Okafor", "Nguyen", "Ó Súilleabháin", "Haddad", "Kowalczyk", "Featherstonehaugh-Cholmondeley",
    "Li", "García Márquez", "بن علي", "Yılmaz", "Petrova", "Vandenberghe",
  ]
  private static let given = ["Adaeze", "Minh", "Aoife", "Samir", "Zofia", "Maximiliane Theodora"]

  static func header(isSynthetic: Bool = true) -> ReportHeader {
    ReportHeader(
      program: SampleProgram.value,
      programSHA256: String(repeating: "9f86d081884c7d65", count: 4), asOf: asOf, knownAt: nil,
      softwareVersion: "1.0.0", isSynthetic: isSynthetic)
  }

  static var directory: Directory {
    var directory = Directory()
    directory.sites = sites.map {
      Site(id: $0.0, name: $0.1, coordinatorName: nil, isListed: true)
    }
    directory.prescribers = prescribers.enumerated().map {
      CertifiedHolder(id: "P-\($0.offset + 1)", name: $0.element, isListed: true)
    }
    return directory
  }

  static func patient(_ number: Int) -> PatientLabel {
    let birth = CivilDate(dayNumber: 411 * (number % 37) - 2000) ?? asOf
    return PatientLabel(
      patientID: String(1000 + number), mrn: "00\(48_213 + 97 * number)",
      familyName: families[number % families.count], givenName: given[number % given.count],
      birthDate: birth.description)
  }

  /// A missed, overdue or due row of a site.
  static func row(_ number: Int, priority: Int, site: Int) -> WorkListRow {
    let requirement = SampleProgram.value.requirements[requirement(number, priority)]
    let patient = patient(number)
    var row = WorkListRow()
    row.priority = String(priority)
    (row.siteID, row.site) = sites[site]
    row.prescriberID = "P-\(site + 1)"
    row.prescriber = prescribers[site]
    row.patientID = patient.patientID
    row.mrn = patient.mrn
    row.familyName = patient.familyName
    row.givenName = patient.givenName
    row.birthDate = patient.birthDate
    row.requirement = requirement.id
    row.test = requirement.test
    row.occurrence = String(7 + number % 30)
    row.severity = requirement.severity.rawValue
    row.citation = "\(requirement.citation.document), \(requirement.citation.section)"
    row.obligationID = "obligation-\(number)"
    fillDays(of: &row, number, priority)
    return row
  }

  private static func requirement(_ number: Int, _ priority: Int) -> Int {
    switch priority {
    case 1: number % 3
    case 2: [3, 7, 0, 8][number % 4]
    case 4: number.isMultiple(of: 2) ? 4 : 6
    default: number % 8
    }
  }

  private static func fillDays(of row: inout WorkListRow, _ number: Int, _ priority: Int) {
    let late = [1: 32 + number * 7 % 90, 2: 1 + number % 29, 4: 12, 5: 400 + number][priority]
    let due = asOf.goingBack(days: late ?? -(number % 8))
    row.dueOn = due.description
    row.closesOn = due.goingBack(days: -10).description
    row.opensOn = due.goingBack(days: 29).description
    let lastDone = due.goingBack(days: 21 + number % 50)
    row.lastDoneOn = number % 11 == 3 ? "" : lastDone.description
    row.daysSinceLast = number % 11 == 3 ? "" : String(asOf.days(since: lastDone))
    guard let late else {
      row.state = "due"
      return
    }
    row.daysOverdue = String(late)
    row.state = late > 10 ? "missed" : "overdue"
    row.consecutiveMissed = String(1 + late / 31)
    row.firstReportedOn = (late < 3 ? asOf : due.goingBack(days: -1)).description
    row.reason = number % 6 == 0 ? "stale (44 days before)" : number % 5 == 0 ? "not-recorded" : ""
    if number % 4 == 1 {
      row.attemptOn = due.goingBack(days: 2).description
      row.attemptReason = ["no-differential", "pending", "no-cell-counts"][number % 3]
    }
  }

  static func lists(sites: [Int] = [0, 1, 2]) -> WorkLists {
    func rows(_ numbers: Range<Int>, _ priority: Int) -> [WorkListRow] {
      numbers.filter { sites.contains($0 % 3) }
        .map { row($0, priority: priority, site: $0 % 3) }
    }
    let late = { (rows: [WorkListRow]) in
      rows.sorted { (Int($0.daysOverdue) ?? 0, $0.mrn) > (Int($1.daysOverdue) ?? 0, $1.mrn) }
    }
    var pastCounts = PriorityCounts()
    pastCounts[.past] = 12_040
    return WorkLists(
      current: ListedWork(late(rows(0..<14, 1)) + late(rows(14..<34, 2)) + rows(34..<38, 4)),
      lost: ListedWork(rows(40..<43, 1)), past: ListedWork(rows(50..<56, 5), counts: pastCounts),
      dueSoon: ListedWork(rows(60..<72, 3)),
      waived: ListedRows((80..<83).filter { sites.contains($0 % 3) }.map(waived)),
      notEvaluated: ListedRows((90..<93).filter { sites.contains($0 % 3) }.map(notEvaluated)))
  }

  static func waived(_ number: Int) -> WaivedRow {
    WaivedRow(
      patient: patient(number), siteID: sites[number % 3].0, site: sites[number % 3].1,
      prescriber: prescribers[number % 3], test: "Skin exam", occurrence: "period 3",
      dueOn: SampleProgram.day("2026-08-14"),
      reason: "Seen by an outside dermatologist; report requested twice, letter of 2 September.",
      recordedOn: SampleProgram.day("2026-09-20"), isRetroactive: number.isMultiple(of: 2))
  }

  static func notEvaluated(_ number: Int) -> NotEvaluatedRow {
    NotEvaluatedRow(
      patient: patient(number), siteID: sites[number % 3].0, site: sites[number % 3].1,
      reason: NotEvaluatedReason.allCases[number % 4])
  }
}
