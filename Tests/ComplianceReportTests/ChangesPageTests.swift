import Crypto
import Foundation
import Monitoring
import Testing

@testable import ComplianceReport

/// What a page says of changes, and what stands above everything else.
@Suite struct ChangesPageTests {
  private static let earlier = EarlierReport(
    asOf: SampleProgram.day("2026-11-21"), knownAt: nil, programID: SampleProgram.value.id,
    programVersion: SampleProgram.value.version,
    programSHA256: String(repeating: "9f86d081884c7d65", count: 4))

  private func page(_ change: (inout ReportHeader) -> Void) -> [UInt8] {
    var page = SampleClinic.overallPage
    change(&page.header)
    return page.render()
  }

  private func text(_ change: (inout ReportHeader) -> Void) -> String {
    PagesTests.text(page(change))
  }

  @Test func `The first report says that there is nothing to compare with`() throws {
    let report = try FilesReport([ChangesNights.patient(.missed)])
    let text = try report.text("index.html").components(
      between: "id=\"changes\"", and: "</section>")
    #expect(text.contains("There is no earlier report to compare with: every gap below is"))
    #expect(!text.contains("<table"))
    #expect(try report.text("index.html").contains("<strong>New today</strong>"))
  }

  @Test func `The section of changes comes directly behind the overview, on every page`() throws {
    let report = try FilesReport([ChangesNights.patient(.missed)])
    for path in report.files.keys where path.hasSuffix("index.html") {
      let main = try report.text(path).components(between: "<main>", and: "</main>")
      let first = main.components(between: "<section id=\"", and: "\"")
      #expect(first == "changes", "\(path)")
    }
  }

  @Test func `Every kind of change is shown with its number and its rows`() throws {
    var states: [ObligationState] = [.missed, .missed, .missed, .overdue, .done]
    func night() -> [FilesPatient] {
      states.enumerated().map { ChangesNights.patient($1, id: Int64($0)) }
    }
    let first = try FilesReport(night())
    states = [.missed, .done, .doneLate, .missed, .missed]
    let report = try FilesReport(
      Array(night().dropFirst()), asOf: ChangesNights.day(3), earlier: first)
    for path in report.files.keys where path.hasSuffix("index.html") {
      let text = try report.text(path)
        .components(between: "<section id=\"changes\"", and: "</section>")
      #expect(text.contains("What changed since the report of 2026-11-22</h2>"))
      #expect(text.contains("<strong>1 reported gap can no longer be judged.</strong>"))
      #expect(text.contains("<strong>Patient id 0</strong>"))
      #expect(text.contains("Show 2 new, reopened or changed"))
      #expect(text.contains("<strong>Overdue → missed</strong>"))
      #expect(text.contains("Show 2 resolved"))
      #expect(text.contains("1 turned out done on time, 1 done late"))
      #expect(text.contains("1 of them changed; the oldest first reported 3 days ago"))
      #expect(HTMLScanner(report.files[path] ?? []).faults == [])
    }
  }

  @Test(arguments: [100, 101])
  func `A list of changes that is cut says so`(count: Int) throws {
    let patients = (0..<count).map { ChangesNights.patient(.missed, id: Int64($0)) }
    let first = try FilesReport([])
    let text = try FilesReport(patients, earlier: first).text("index.html")
      .components(between: "<section id=\"changes\"", and: "</section>")
    #expect(text.contains("Show \(count) new, reopened or changed"))
    #expect(text.contains("First 100 of 101</strong>, all are in changes.csv") == (count == 101))
  }

  @Test func `report json has the numbers, and says since when`() throws {
    func changes(_ report: FilesReport) throws -> [String: Any] {
      let data = Data(try report.text("report.json").utf8)
      let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      #expect((root["nights_without"] as? [Any])?.isEmpty == true)
      return try #require(root["changes"] as? [String: Any])
    }
    let first = try FilesReport([ChangesNights.patient(.missed)])
    #expect(try changes(first)["since"] is NSNull)
    #expect(try changes(first)["oldest_open_days"] is NSNull)
    #expect(try changes(first)["new"] as? Int == 1)
    let second = try FilesReport([ChangesNights.patient(.waived)], earlier: first)
    #expect(
      try changes(second)["since"] as? [String: String] == [
        "as_of": "2026-11-22", "program_version": "1",
      ])
    #expect(try changes(second)["resolved"] as? Int == 1)
    let how = try #require(try changes(second)["resolved_how"] as? [String: Int])
    #expect(how["waived"] == 1)
    #expect(how["done-late"] == 0)
  }

  @Test func `Other rules than those of the last report are announced, the same are not`() {
    #expect(!text { $0.earlier = Self.earlier }.contains("The rules changed"))
    let id = SampleProgram.value.id
    for change in [\EarlierReport.programSHA256, \.programVersion, \.programID] {
      let text = text {
        $0.earlier = Self.earlier
        $0.earlier?[keyPath: change] = "0123456789abcdef"
      }
      #expect(text.contains("The rules changed since the last report:"))
    }
    let text = text {
      $0.earlier = Self.earlier
      $0.earlier?.programVersion = "0.9"
      $0.earlier?.programSHA256 = "0123456789abcdef"
    }
    #expect(text.contains("<bdi>\(id) 0.9</bdi> (SHA-256 <bdi>0123456789ab</bdi>…) → "))
  }

  @Test(arguments: [
    ([("2026-11-03", "2026-11-03")], "3 Nov 2026"),
    ([("2026-11-05", "2026-11-07")], "5 to 7 Nov 2026"),
    ([("2026-11-03", "2026-11-03"), ("2026-11-05", "2026-11-07")], "3 Nov, 5 to 7 Nov 2026"),
    ([("2026-10-30", "2026-11-02")], "30 Oct to 2 Nov 2026"),
    ([("2026-12-30", "2027-01-02")], "30 Dec 2026 to 2 Jan 2027"),
    ([("2026-12-30", "2026-12-30"), ("2027-01-02", "2027-01-02")], "30 Dec 2026, 2 Jan 2027"),
    (
      [("2026-12-30", "2027-01-02"), ("2027-01-04", "2027-01-04")],
      "30 Dec 2026 to 2 Jan, 4 Jan 2027"
    ),
  ])
  func `Nights without a report are named`(ranges: [(String, String)], words: String) {
    let text = text {
      $0.nightsWithout = ranges.map { SampleProgram.day($0)...SampleProgram.day($1) }
    }
    #expect(text.contains("No report was made for \(words)."))
    #expect(!self.text { _ in }.contains("No report was made"))
  }

  @Test func `A damaged earlier report is named by its day`() {
    let text = text { $0.notices = [.earlierReportDamaged(asOf: SampleProgram.day("2026-11-21"))] }
    #expect(
      text.contains("The report of 2026-11-21 could not be read and was not compared with."))
  }

  @Test func `A page says when the next is due, and holds a warning for then`() {
    let page = page { $0.nextReportBy = ClockTime("08:05") }
    let tags = HTMLScanner(page).tags
    let due = tags.first { $0.attributes["data-due"] != nil }
    #expect(due?.attributes["data-due"] == "2026-11-23T08:05")
    #expect(due?.attributes["hidden"] == "")
    let text = PagesTests.text(page)
    #expect(text.contains("<dt>Next report due</dt><dd>Mon 2026-11-23, 08:05</dd>"))
    #expect(text.contains("A newer one was due on Mon 2026-11-23 at 08:05; do not work from it"))
    #expect(HTMLScanner(page).faults == [])
  }

  @Test func `The policy allows the one script by its digest`() {
    let page = HTMLScanner(page { $0.nextReportBy = ClockTime("08:05") })
    let digest = Document.base64(Array(SHA256.hash(data: Array(page.script.utf8))))
    let policy = { (page: HTMLScanner) in
      page.tags.first { $0.attributes["http-equiv"] != nil }?.attributes["content"] ?? ""
    }
    #expect(policy(page).contains("script-src &#39;sha256-\(digest)&#39;;"))
    #expect(!policy(page).contains("unsafe"))
    #expect(page.tags.count { $0.name == "script" && !$0.isEnd } == 1)
  }

  @Test(arguments: [("9999-12-30", true), ("9999-12-31", false)])
  func `On the last day of the calendar no next report is due`(day: String, isDue: Bool) {
    let text = text {
      $0.asOf = SampleProgram.day(day)
      $0.nextReportBy = ClockTime("00:00")
    }
    #expect(text.contains("Next report due") == isDue)
  }

  @Test(arguments: PagesHostileTextTests.corpus)
  func `No text of the database gets out of its cell in a row of changes`(_ name: String) throws {
    var patient = ChangesNights.patient(.missed)
    patient.record.identity.familyName = name
    patient.record.identity.mrn = name
    let first = try FilesReport([])
    let report = try FilesReport([patient], earlier: first)
    for (path, bytes) in report.files where path.hasSuffix(".html") {
      let page = HTMLScanner(bytes)
      #expect(page.faults == [], "\(path)")
      #expect(!page.tags.contains { ["img", "iframe"].contains($0.name) }, "\(path)")
    }
  }
}
