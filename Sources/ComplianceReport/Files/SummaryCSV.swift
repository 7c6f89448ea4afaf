internal import Monitoring

/// `summary.csv`: the numbers of the run, one row a group.
struct SummaryCSV {
  private static let columns = [
    "group", "key", "name", "severity", "patients", "owed", "done", "done_late", "overdue",
    "missed", "waived", "cancelled", "due", "upcoming", "done_ahead", "done_percent", "done_low",
    "done_high", "on_time_percent", "on_time_low", "on_time_high", "not_applicable",
    "not_evaluated", "longest_gap_median_days", "longest_gap_max_days",
  ]

  private let header: ReportHeader
  private let tally: Tally
  private let directory: Directory
  private var csv: CSVWriter

  /// Writes the whole file.
  static func write(
    _ header: ReportHeader, _ tally: Tally, _ directory: Directory, to sink: ReportSink
  ) throws {
    var summary = SummaryCSV(
      header: header, tally: tally, directory: directory,
      csv: CSVWriter(try sink.create("summary.csv"), columns: columns))
    try summary.addStatuses()
    try summary.add("all", "required", "All required", "required", tally.patients, tally.required)
    try summary.addRequirements()
    try summary.addSites()
    try summary.addPrescribers()
    try summary.addMonths()
    try summary.csv.finish()
  }

  private mutating func addStatuses() throws {
    for status in PatientStatus.allCases {
      try add("status", status.rawValue, status.rawValue, "", tally.count(status), nil)
    }
  }

  private mutating func addRequirements() throws {
    for (index, requirement) in header.program.requirements.enumerated() {
      let gaps = tally.longestGaps[index]
      try add(
        "requirement", requirement.id, requirement.title, requirement.severity.rawValue, nil,
        tally.byRequirement[index],
        extra: [
          String(tally.notApplicable[index]), String(tally.notEvaluated[index]),
          gaps.median.map(String.init) ?? "", gaps.maximum.map(String.init) ?? "",
        ])
    }
  }

  private mutating func addSites() throws {
    let places = directory.sites.indices.inByteOrder { directory.sites[$0].id }
    for index in places.map({ SiteIndex($0) }) + [nil] {
      guard let group = tally.bySite[index] else { continue }
      let site = index.map { directory.sites[Int($0.value)] }
      try add(
        "site", site?.id ?? "", site?.name ?? "no responsible site", "required", group.patients,
        group.required)
    }
  }

  private mutating func addPrescribers() throws {
    let places = directory.prescribers.indices.inByteOrder { directory.prescribers[$0].id }
    for index in places.map({ PrescriberIndex($0) }) + [nil] {
      guard let counts = tally.byPrescriber[index] else { continue }
      let holder = index.map { directory.prescribers[Int($0.value)] }
      try add(
        "prescriber", holder?.id ?? "", holder?.name ?? "no responsible prescriber", "required",
        nil, counts)
    }
  }

  private mutating func addMonths() throws {
    for (month, counts) in tally.byMonth.sorted(by: { $0.key < $1.key }) {
      guard let day = CivilDate(year: month / 12, month: month % 12 + 1, day: 1) else { continue }
      let key = String("\(day)".prefix(7))
      try add("month", key, key, "required", nil, counts)
    }
  }

  private mutating func add(
    _ group: String, _ key: String, _ name: String, _ severity: String, _ patients: Int?,
    _ counts: StateCounts?, extra: [String] = ["", "", "", ""]
  ) throws {
    csv.add(group)
    csv.add(text: key)
    csv.add(text: name)
    csv.add(severity)
    csv.add(patients.map(String.init) ?? "")
    for cell in SummaryCSV.cells(counts) + extra { csv.add(cell) }
    try csv.endRow()
  }

  private static func cells(_ counts: StateCounts?) -> [String] {
    guard let counts else { return Array(repeating: "", count: 16) }
    let numbers = [
      counts.owed, counts.done, counts.doneLate, counts.overdue, counts.missed, counts.waived,
      counts.cancelled, counts.due, counts.upcoming, counts.doneAhead,
    ]
    return numbers.map(String.init) + cells(counts.doneRate) + cells(counts.onTimeRate)
  }

  /// Percentage and the ends of its interval; empty where nothing was owed.
  static func cells(_ rate: Rate) -> [String] {
    guard let percentage = rate.percentage, let interval = rate.wilsonInterval else {
      return ["", "", ""]
    }
    return [percentage, interval.low, interval.high].map { value in
      let tenths = Int((value * 10).rounded())
      return "\(tenths / 10).\(tenths % 10)"
    }
  }
}
