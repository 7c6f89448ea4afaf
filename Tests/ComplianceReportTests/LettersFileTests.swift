import ComplianceReport
import Foundation
import Monitoring
import Testing

/// `sites.json`: read back as it was written, and refused where it was not.
@Suite struct LettersFileTests {
  @Test func `A file is read back as it was written, and written again with the same bytes`() throws
  {
    for report in try LettersNights.reports() {
      let file = try report.sitesFile()
      #expect(try file.bytes() == report.files["sites.json"])
    }
    let sample = LettersSample.file([LettersSample.site(LettersSample.busy)])
    #expect(try SitesFile.decode(try sample.bytes()) == sample)
  }

  @Test func `It says what the report was asked and of which rules`() throws {
    let file = try LettersNights.reports()[1].sitesFile()
    #expect(file.schemaVersion == 1)
    #expect(file.asOf == FilesProgram.asOf)
    #expect(file.knownAt == nil)
    #expect(file.isSynthetic)
    #expect(
      file.program == SitesFile.Program(id: "small", version: "1", title: "A small programme"))
    #expect(file.dueNowDays == 7 && file.dueSoonDays == 30)
    #expect(file.earlierAsOf == FilesProgram.day("2026-11-21"))
  }

  @Test func `A site has its coordinator and its folder, and what has no site comes last`() throws {
    var directory = FilesReport.directory(sites: 0)
    directory.sites = [
      Site(
        id: "z", name: "Z", coordinatorName: "Ana Ruiz", coordinatorEmail: " a@b ",
        isListed: true), Site(id: "", name: "", coordinatorName: nil, isListed: false),
    ]
    let report = try FilesReport(
      [FilesPatient(1, site: nil), FilesPatient(2, site: 1)], directory: directory)
    let sites = try report.sitesFile().sites
    #expect(sites.map(\.siteID) == ["", "z", ""])
    #expect(sites.map(\.isNoSite) == [false, false, true])
    #expect(sites.map(\.isListed) == [false, true, false])
    #expect(sites.map(\.coordinatorName) == [nil, "Ana Ruiz", nil])
    #expect(sites.map(\.coordinatorEmail) == [nil, " a@b ", nil])
    #expect(sites.map(\.figures.patients) == [1, 0, 1])
    #expect(sites[2].folder == "sites/no-site")
    #expect(Set(sites.map(\.folder)) == report.siteFolders)
  }

  @Test func `Its keys are in snake case and in order`() throws {
    let text = try LettersNights.reports()[1].text("sites.json")
    let root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(
      root?.keys.sorted() == [
        "as_of", "due_now_days", "due_soon_days", "earlier_as_of", "is_synthetic",
        "nights_without", "program", "schema_version", "sites", "whole",
      ])
    let keys = text.split(separator: "\n").filter { $0.hasPrefix("  \"") }
    #expect(keys == keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    let site = (root?["sites"] as? [[String: Any]])?.first
    #expect(
      site?.keys.sorted() == ["figures", "folder", "is_listed", "is_no_site", "name", "site_id"])
  }

  @Test(arguments: [
    "", "{}", "[]", "{\"schema_version\":1}", "{\"schema_version\":\"1\"}", "\u{0}",
  ])
  func `What is no such file is refused`(_ text: String) {
    #expect(throws: SitesFileError.malformed) { try SitesFile.decode(Array(text.utf8)) }
  }

  @Test func `A file that was cut anywhere is refused`() throws {
    let bytes = try LettersSample.file([LettersSample.site(LettersSample.busy)]).bytes()
    for count in 0..<(bytes.count - 2) {
      #expect(throws: SitesFileError.malformed) { try SitesFile.decode(Array(bytes.prefix(count))) }
    }
  }

  @Test(arguments: [
    ("sites/site-09df6fc921f6", "../site-1"), ("sites/site-09df6fc921f6", "sites/.."),
    ("sites/site-09df6fc921f6", "sites/a/b"), ("sites/site-09df6fc921f6", "/etc"),
    ("sites/site-09df6fc921f6", "sites/"), ("2026-11-24", "2026-11-31"),
    ("\"owed\" : 340", "\"owed\" : -1"), ("\"new\" : 3", "\"new\" : 9223372036854775807"),
    ("\"not_evaluated\" : 2", "\"not_evaluated\" : 200"), ("\"4\" : 1", "\"4\" : null"),
  ])
  func `A value that cannot be is refused`(_ good: String, _ bad: String) throws {
    let bytes = try LettersSample.file([LettersSample.site(LettersSample.busy)]).bytes()
    let text = String(decoding: bytes, as: UTF8.self)
    try #require(text.contains(good))
    #expect(throws: SitesFileError.malformed) {
      try SitesFile.decode(Array(text.replacing(good, with: bad).utf8))
    }
  }

  @Test func `Another version is refused by its number, and a field more does no harm`() throws {
    let file = LettersSample.file([])
    let text = String(decoding: try file.bytes(), as: UTF8.self)
    let other = text.replacing("\"schema_version\" : 1", with: "\"schema_version\" : 2")
    #expect(throws: SitesFileError.otherVersion(2)) { try SitesFile.decode(Array(other.utf8)) }
    let more = text.replacing("\"as_of\"", with: "\"added\" : [1], \"as_of\"")
    #expect(try SitesFile.decode(Array(more.utf8)) == file)
  }

  @Test(arguments: [SitesFileError.malformed, .otherVersion(7)])
  func `An error is one sentence that says what to do`(_ error: SitesFileError) {
    let text = "\(error)"
    #expect(text.hasPrefix("A run's sites.json") && text.hasSuffix(".") && !text.contains("\n"))
    #expect(error != .otherVersion(7) || text.contains("version 7"))
  }
}
