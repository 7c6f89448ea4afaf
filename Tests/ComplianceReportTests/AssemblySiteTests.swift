import Monitoring
import Testing

/// The folders of sites: their names and what is in them.
@Suite struct AssemblySiteTests {
  static let hostileIDs = [
    "../../etc/passwd", "/", "..", ".", "a/b", "C:\\x", "CON", "nul", "S 1", "-rf", "\u{0}",
    "\u{202E}cod.exe", "Ärzte", "👩‍⚕️", "~", "%2e%2e", "\r\n", String(repeating: "x", count: 300),
    "no-site",
  ]

  @Test func `A site's folder is made of small letters, digits and hyphens and no data`() throws {
    var directory = Directory()
    directory.sites = Self.hostileIDs.map { FilesReport.site($0, name: $0) }
    let folders = try FilesReport([], directory: directory).siteFolders
    #expect(folders.count == Self.hostileIDs.count)
    for folder in folders {
      #expect(try /sites\/site-[0-9a-f]{12}/.wholeMatch(in: folder) != nil, "\(folder)")
    }
  }

  @Test func `A site's folder is the same from run to run and version to version`() throws {
    #expect(try FilesReport([]).siteFolders == ["sites/site-09df6fc921f6"])
  }

  @Test func `Every site has its folder, also one that nobody is treated at`() throws {
    let report = try FilesReport([FilesPatient(1)], directory: FilesReport.directory(sites: 3))
    #expect(report.siteFolders.count == 3)
    for folder in report.siteFolders {
      #expect(try report.table("\(folder)/missed-tests.csv").count == 1)
      #expect(try report.text("\(folder)/index.html").contains("</html>"))
    }
  }

  @Test func `What nobody is responsible for is in a folder of its own`() throws {
    var patient = FilesPatient(1, site: nil)
    patient.owe(FilesProgram.monthly, daysAgo: 40, .missed)
    let report = try FilesReport([patient, FilesPatient(2)])
    #expect(report.siteFolders == ["sites/no-site", "sites/site-09df6fc921f6"])
    #expect(try report.rows("sites/no-site/missed-tests.csv").map { $0["patient_id"] } == ["1"])
    #expect(try report.rows("sites/site-09df6fc921f6/missed-tests.csv") == [])
  }

  @Test func `A site that stands in the patients' rows only has a folder too`() throws {
    var directory = FilesReport.directory(sites: 1)
    directory.sites[0].isListed = false
    #expect(try FilesReport([FilesPatient(1)], directory: directory).siteFolders.count == 1)
  }

  @Test(arguments: ["missed-tests.csv", "due-soon.csv"])
  func `The rows of all sites together are the rows of the run, each in its order`(_ file: String)
    throws
  {
    let report = try AssemblyManyRows.written.get().report
    #expect(report.siteFolders.count == AssemblyManyRows.sites + 1)
    let whole = try AssemblyManyRows.table(file).dropFirst()
    let bySite = Dictionary(grouping: whole) { $0[1] }
    var rows = 0
    for folder in report.siteFolders {
      let own = Array(try report.table("\(folder)/\(file)").dropFirst())
      let site = try #require(own.first?[1], "\(folder) has no rows")
      #expect(folder == "sites/no-site" ? site.isEmpty : site.hasPrefix("S-"))
      #expect(own == bySite[site], "\(folder)")
      rows += own.count
    }
    #expect(rows == whole.count)
  }

  /// The responsible site is the one at the due day, so a run of missed periods can span two.
  @Test func `A patient who changed the site is on the page of each site that missed a test`()
    throws
  {
    var patient = FilesPatient(1, mrn: "0042")
    patient.owe(FilesProgram.monthly, daysAgo: 70, .missed)
    patient.owe(FilesProgram.monthly, daysAgo: 40, .missed, inARow: 2)
    patient.judgement.obligations[0].site = SiteIndex(1)
    let report = try FilesReport([patient], directory: FilesReport.directory(sites: 2))
    #expect(report.siteFolders.count == 2)
    for folder in report.siteFolders {
      #expect(try report.rows("\(folder)/missed-tests.csv").count == 1, "\(folder)")
      #expect(try report.text("\(folder)/index.html").contains("0042"), "\(folder)")
    }
  }

  /// The second period can be urgent where the first, a short month ago, is not yet.
  @Test func `A run of missed periods is shown by its most urgent row`() throws {
    var patient = FilesPatient(1, mrn: "0042")
    patient.owe(FilesProgram.monthly, daysAgo: 29, .missed)
    patient.owe(FilesProgram.monthly, daysAgo: 1, .overdue, inARow: 2)
    let report = try FilesReport([patient])
    #expect(try report.rows("missed-tests.csv").map { $0["priority"] } == ["1", "2"])
    let page = try report.text("index.html")
    #expect(page.contains("2 periods in a row"))
    #expect(page.contains("Overdue by 1 day"))
    #expect(!page.contains("Missed, 29 days past due"))
  }
}
