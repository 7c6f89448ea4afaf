import Foundation
import Monitoring
import Testing

@testable import ComplianceReport

@Suite struct PagesTests {
  static func text(_ page: [UInt8]) -> String { String(decoding: page, as: UTF8.self) }

  static let pages = [
    SampleClinic.overallPage.render(), SampleClinic.sitePage(0).render(), emptyPage.render(),
  ]

  /// A database in which nothing was owed yet.
  static var emptyPage: OverallPage {
    OverallPage(
      header: SampleClinic.header(), reads: ReadCounts(),
      tally: Tally(program: SampleProgram.value, asOf: SampleClinic.asOf),
      directory: SampleClinic.directory, lists: noLists, dataQuality: [], siteKeys: [:])
  }

  static var noLists: WorkLists {
    WorkLists(
      current: ListedWork([]), lost: ListedWork([]), past: ListedWork([]), dueSoon: ListedWork([]),
      waived: ListedRows([]), notEvaluated: ListedRows([]))
  }

  @Test(arguments: pages) func `A page is well-formed`(page: [UInt8]) {
    #expect(HTMLScanner(page).faults == [])
  }

  @Test(arguments: pages) func `A table has a caption and every header says what it heads`(
    page: [UInt8]
  ) {
    let tags = HTMLScanner(page).tags
    for (place, tag) in tags.enumerated() where tag.name == "table" && !tag.isEnd {
      #expect(tags[place + 1].name == "caption")
    }
    let headers = tags.filter { $0.name == "th" && !$0.isEnd }
    #expect(!headers.isEmpty)
    #expect(headers.allSatisfy { ["col", "row"].contains($0.attributes["scope"]) })
  }

  @Test(arguments: pages) func `A page loads nothing, runs nothing and leads nowhere else`(
    page: [UInt8]
  ) {
    let tags = HTMLScanner(page).tags
    #expect(Set(tags.map(\.name)).isDisjoint(with: ["img", "link", "form", "iframe"]))
    for tag in tags {
      let names = tag.attributes.keys
      #expect(names.allSatisfy { $0 != "style" && $0 != "src" && !$0.hasPrefix("on") })
      if let link = tag.attributes["href"] { #expect(link.hasPrefix("#") || link.hasPrefix("./")) }
    }
  }

  @Test(arguments: pages) func `A link within the page leads to a place that is there once`(
    page: [UInt8]
  ) {
    let tags = HTMLScanner(page).tags
    let ids = tags.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    for link in tags.compactMap({ $0.attributes["href"] }) where link.hasPrefix("#") {
      #expect(ids.contains(String(link.dropFirst())), "\(link)")
    }
  }

  @Test func `The same values give the same bytes`() {
    #expect(SampleClinic.overallPage.render() == SampleClinic.overallPage.render())
    #expect(SampleClinic.sitePage(1).render() == SampleClinic.sitePage(1).render())
  }

  @Test func `Where nothing was owed a page shows dashes and never a percentage`() {
    let page = Self.text(Self.emptyPage.render())
    let body = page.components(between: "<main>", and: "id=\"rules\"")
    #expect(body.contains("—"))
    #expect(body.contains("No current gap among 0 patients under surveillance."))
    #expect(!body.contains("100.0%") && !body.contains("0.0%"))
  }

  @Test func `Each site of the directory has a line and a link to its own page`() {
    let page = Self.text(SampleClinic.overallPage.render())
    for key in SampleClinic.siteKeys.values {
      #expect(page.contains("href=\"./sites/\(key)/index.html\""), "\(key)")
    }
  }

  @Test func `Patients that are missing from the sum are said to be missing`() {
    var page = SampleClinic.overallPage
    #expect(Self.text(page.render()).contains("Nobody is left out: "))
    page.reads.patientRows += 1
    let text = Self.text(page.render())
    #expect(text.contains("Patients are missing from this report: "))
    #expect(!text.contains("Nobody is left out: "))
  }

  @Test func `A list that is cut says so and where the rest is`() {
    let page = Self.text(SampleClinic.overallPage.render())
    #expect(page.contains("<strong>First 6 of 12,040</strong>, all are in missed-tests.csv."))
  }

  @Test func `Invented data are called so and real ones are not`() {
    var page = SampleClinic.overallPage
    #expect(Self.text(page.render()).contains("Synthetic data."))
    page.header.isSynthetic = false
    #expect(!Self.text(page.render()).contains("Synthetic data."))
  }

  @Test func `A day outside the rule set's time is called so, the days of its ends are not`() {
    var page = SampleClinic.overallPage
    page.header.program.effectiveTo = SampleProgram.day("2026-11-22")
    #expect(!Self.text(page.render()).contains("were not in force"))
    page.header.program.effectiveTo = SampleProgram.day("2026-11-21")
    #expect(Self.text(page.render()).contains("These rules were not in force on 2026-11-22."))
    page.header.program.effectiveTo = nil
    page.header.asOf = SampleProgram.day("2020-09-01")
    #expect(!Self.text(page.render()).contains("were not in force"))
    page.header.asOf = SampleProgram.day("2020-08-31")
    #expect(Self.text(page.render()).contains("were not in force on 2020-08-31."))
  }

  @Test func `The priority rule is printed with the numbers of the rule set`() {
    var page = SampleClinic.overallPage
    page.header.program.surveillance.urgentAfterDays = 41
    page.header.program.surveillance.urgentAfterMissedInARow = 3
    let text = Self.text(page.render())
    #expect(text.contains("3 or more periods in a row missed, or more than 41 days past due."))
  }

  @Test func `A waiver is shown with its reason, and marked where it came afterwards`() {
    let page = Self.text(SampleClinic.overallPage.render())
    #expect(page.contains("letter of 2 September."))
    #expect(page.components(separatedBy: ">Retroactive<").count == 3)
  }

  @Test func `Months are listed from the latest, and those before the last 24 are folded`() {
    let page = Self.text(SampleClinic.overallPage.render())
    let open = page.components(between: "by month of the due day", and: "<details>")
    #expect(open.components(separatedBy: "scope=\"row\"").count == 25)
    #expect(page.contains("Show 12 earlier months"))
  }
}

extension String {
  /// What stands between the first `start` and the next `end`.
  func components(between start: String, and end: String) -> String {
    let parts = components(separatedBy: start)
    guard parts.count > 1 else { return "" }
    return parts[1].components(separatedBy: end)[0]
  }
}
