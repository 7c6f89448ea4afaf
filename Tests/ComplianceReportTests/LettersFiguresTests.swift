import ComplianceReport
import Monitoring
import Testing

/// The numbers that letters are made from, against the rows of the files they are about.
@Suite struct LettersFiguresTests {
  private typealias Row = [String: String]

  private func isLost(_ row: Row) -> Bool { row["standing"] == "lost-to-follow-up" }

  /// Calls `body` with the numbers of the run and of each site, the folder of each and a filter
  /// for the rows of lists that have none of its own.
  private func each(
    _ report: FilesReport, _ body: (Figures, String, (Row) -> Bool) throws -> Void
  ) throws {
    let file = try report.sitesFile()
    #expect(file.sites.map(\.siteID) == ["S-0", "S-1", "S-2", ""])
    try body(file.whole, "") { _ in true }
    for site in file.sites {
      try body(site.figures, site.folder + "/") { $0["site_id"] == site.siteID }
    }
  }

  @Test func `What is unmet and due is the rows of the lists`() throws {
    let report = try LettersNights.reports()[1]
    try each(report) { figures, folder, _ in
      let missed = try report.rows("\(folder)missed-tests.csv")
      try #require(!missed.isEmpty)
      for priority in Priority.allCases {
        let rows = missed.count { !isLost($0) && $0["priority"] == "\(priority.rawValue)" }
        #expect(figures.unmetByPriority[priority] == rows)
      }
      #expect(figures.unmetOfLost == missed.count(where: isLost))
      let current = missed.filter { ["1", "2"].contains($0["priority"]) }
      #expect(figures.missed == current.count { $0["state"] == "missed" })
      #expect(figures.overdue == current.count { $0["state"] == "overdue" })
      let due = try report.rows("\(folder)due-soon.csv")
      #expect(figures.dueSoon == due.count)
      #expect(figures.dueNow == due.count { $0["priority"] == "3" })
    }
  }

  /// Every obligation of the small clinic is of a period.
  @Test func `What is to do is one row a patient and test, as on the page`() throws {
    let report = try LettersNights.reports()[1]
    try each(report) { figures, folder, _ in
      let missed = try report.rows("\(folder)missed-tests.csv")
      let current = missed.filter { $0["priority"] != "5" }
      func tasks(_ rows: [Row]) -> [[String?]: String] {
        let pairs = rows.map {
          ([$0["patient_id"], $0["requirement"], $0["site_id"]], $0["priority"] ?? "")
        }
        return Dictionary(pairs) { min($0, $1) }
      }
      let own = tasks(current.filter { !isLost($0) })
      for priority in Priority.allCases {
        let count = own.values.count { $0 == "\(priority.rawValue)" }
        #expect(figures.toDoByPriority[priority] == count)
      }
      #expect(figures.toDo == own.count)
      let lostPast = missed.count { isLost($0) && $0["priority"] == "5" }
      #expect(figures.toDoOfLost == tasks(current.filter(isLost)).count + lostPast)
      let page = try report.text("\(folder)index.html")
      let tile = """
        <strong>\(figures.toDoByPriority[.urgent])</strong><small>one a patient and test; \
        \(figures.toDoByPriority[.gap]) other required</small>
        """
      #expect(page.contains(tile))
    }
  }

  @Test func `Patients, waivers and rates are those of the tables`() throws {
    let report = try LettersNights.reports()[1]
    let (patients, waived) = (try report.rows("patients.csv"), try report.rows("waived.csv"))
    let summary = try report.rows("summary.csv").filter { ["all", "site"].contains($0["group"]) }
    try each(report) { figures, folder, isOwn in
      let own = patients.filter(isOwn)
      #expect(figures.patients == own.count)
      #expect(
        figures.underSurveillance
          == own.count { ["gap", "due", "up-to-date"].contains($0["status"]) })
      #expect(figures.withGap == own.count { $0["status"] == "gap" })
      #expect(figures.notEvaluated == own.count { $0["status"] == "not-evaluated" })
      #expect(figures.waived == waived.count(where: isOwn))
      let row = try #require(
        folder.isEmpty
          ? summary.first
          : summary.dropFirst().first { isOwn(["site_id": $0["key"] ?? ""]) })
      let done = ["done", "done_late"].compactMap { Int(row[$0] ?? "") }.reduce(0, +)
      #expect("\(figures.owed)" == row["owed"])
      #expect(figures.done == done)
    }
  }

  @Test func `Changes are the rows of the list, and both ends of the trend are gaps that are open`()
    throws
  {
    let reports = try LettersNights.reports()
    try each(reports[1]) { figures, folder, _ in
      let rows = try reports[1].rows("\(folder)changes.csv")
      let changes = figures.changes
      func count(_ kind: String) -> Int { rows.count { $0["change"] == kind } }
      #expect(changes.new == count("new"))
      #expect(changes.reopened == count("reopened"))
      #expect(changes.changed == count("changed"))
      #expect(changes.resolved == count("resolved"))
      #expect(changes.noLongerJudged == count("no-longer-judged"))
      #expect(changes.stillOpen > 0)
      #expect(
        changes.new + changes.reopened + changes.stillOpen
          == (try reports[1].rows("\(folder)missed-tests.csv").count))
      #expect(changes.openNow == (try pending(reports[1], folder)))
      #expect(changes.openBefore == (try pending(reports[0], folder)))
      #expect(changes.oldestOpenDays == 1)
    }
  }

  /// As the subject says it; the words of a letter name no list.
  @Test func `What is new in a subject is one a patient and test, and current`() throws {
    let report = try LettersNights.reports()[1]
    let file = try report.sitesFile()
    var total = 0
    for site in file.sites {
      let missed = try report.rows("\(site.folder)/missed-tests.csv")
        .filter { $0["priority"] != "5" && !isLost($0) }
      let tests = Dictionary(grouping: missed) { [$0["patient_id"], $0["requirement"]] }
      let new = tests.values.count { rows in
        rows.allSatisfy { $0["first_reported_on"] == "2026-11-22" }
      }
      let letter = SiteLetter(
        site: site, in: file, reportAddress: nil, attachments: [], contact: nil
      ).letter
      let said = letter.subject.firstMatch(of: /([0-9,]+) new/).flatMap { Int($0.1) } ?? 0
      #expect(said == new, "\(letter.subject)")
      #expect(said <= site.figures.toDo)
      total += new
    }
    #expect(total > 0)
  }

  private func pending(_ report: FilesReport, _ folder: String) throws -> Int {
    try report.remembered().count { row in
      let isOwn = folder.isEmpty || folder == "sites/\(row["site_folder"] ?? "")/"
      return isOwn && ["missed", "overdue", "not-judged"].contains(row["status"])
    }
  }

  @Test func `Without an earlier report there is no trend, and all is new`() throws {
    let file = try LettersNights.reports()[0].sitesFile()
    #expect(file.earlierAsOf == nil)
    for figures in [file.whole] + file.sites.map(\.figures) {
      #expect(figures.changes.openBefore == nil)
      #expect(figures.changes.stillOpen == 0)
    }
    #expect(file.whole.changes.new > 0)
  }
}
