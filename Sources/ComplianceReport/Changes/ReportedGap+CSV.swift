internal import Monitoring

// A remembered gap as a row of `reported-gaps.csv`.

extension ReportedGap {
  static let columns = [
    "patient_id", "obligation_id", "requirement", "due_on", "status", "since_on",
    "first_reported_on", "site_id", "site_folder", "state", "priority", "severity", "how",
    "resolved_on",
  ]

  func write(to csv: inout CSVWriter) throws {
    csv.add(String(patientID))
    csv.add(obligationID)
    csv.add(text: requirement)
    csv.add(dueOn)
    csv.add(statusWord)
    csv.add(sinceOn)
    csv.add(firstReportedOn)
    csv.add(text: siteID)
    csv.add(siteFolder)
    csv.add(listing.state)
    csv.add(listing.priority.rawValue)
    csv.add(listing.severity.rawValue)
    csv.add(status.how)
    csv.add(status.doneOn)
    try csv.endRow()
  }

  /// nil: the cells are no row of ours.
  init?(cells: [String]) {
    guard cells.count == Self.columns.count,
      let patient = Int64(cells[0]), String(patient) == cells[0],
      cells[1].utf8.count == 16, let due = CivilDate(cells[3]), let since = CivilDate(cells[5]),
      let first = CivilDate(cells[6]), let listing = GapListing(cells: cells[9...11]),
      let status = GapStatus(word: cells[4], how: cells[12], day: cells[13])
    else { return nil }
    self.init(
      patientID: patient, dueOn: due, obligationID: cells[1], requirement: cells[2],
      status: status, sinceOn: since, firstReportedOn: first, listing: listing,
      siteID: cells[7], siteFolder: cells[8])
    guard cells[4] == statusWord else { return nil }
  }

  /// `missed`, `overdue`, `not-judged` or `closed`.
  package var statusWord: String { status.word ?? listing.state }
}

extension GapListing {
  fileprivate init?(cells: ArraySlice<String>) {
    let cells = Array(cells)
    guard let priority = Int(cells[1]).flatMap(Priority.init),
      let severity = Severity(rawValue: cells[2])
    else { return nil }
    self.init(
      isMissed: cells[0] == ObligationState.missed.word, priority: priority, severity: severity)
    guard cells[0] == state else { return nil }
  }
}

extension GapStatus {
  private static let (notJudgedWord, closedWord) = ("not-judged", "closed")

  /// nil: open; the word is that of its state.
  fileprivate var word: String? {
    switch self {
    case .open: nil
    case .notJudged: Self.notJudgedWord
    case .closed: Self.closedWord
    }
  }

  /// Why it is not judged, or how it was closed, in the word of the files.
  var how: String {
    switch self {
    case .open: ""
    case .notJudged(let reason): reason.rawValue
    case .closed(let resolution, _): resolution.rawValue
    }
  }

  var doneOn: CivilDate? {
    switch self {
    case .open, .notJudged: nil
    case .closed(_, let day): day
    }
  }

  fileprivate init?(word: String, how: String, day: String) {
    switch (word, CivilDate(day)) {
    case (Self.closedWord, let doneOn) where doneOn != nil || day.isEmpty:
      guard let resolution = Resolution(rawValue: how) else { return nil }
      self = .closed(resolution, doneOn: doneOn)
    case (Self.notJudgedWord, nil) where day.isEmpty:
      guard let reason = WhyNotJudged(rawValue: how) else { return nil }
      self = .notJudged(reason)
    case (_, nil) where day.isEmpty && how.isEmpty:
      self = .open
    case (_, _): return nil
    }
  }
}
