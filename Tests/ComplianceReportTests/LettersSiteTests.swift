import ComplianceReport
import Monitoring
import Testing

/// What a coordinator reads.
@Suite struct LettersSiteTests {
  @Test func `A letter says what there is to do, where to begin and what changed`() {
    let letter = LettersSample.letter(LettersSample.busy)
    #expect(
      letter.subject == "REMS monitoring 2026-11-24: 2 new, 12 to do (4 urgent), 2 not evaluated"
        + " – North Clinic")
    #expect(letter.text == Self.busy)
  }

  @Test func `A letter of nothing says so, and of how many patients`() {
    let letter = LettersSample.letter(
      LettersSample.quiet(patients: 18, underSurveillance: 14), address: "/srv/out/index.html")
    #expect(letter.subject == "REMS monitoring 2026-11-24: nothing to do – North Clinic")
    #expect(letter.text == Self.nothing)
  }

  @Test(arguments: [
    (0, 0, "NO PATIENT CHECKED", "0 patients of this site were checked."),
    (3, 3, "NO PATIENT COULD BE JUDGED", "0 of 3 patients of this site could be judged."),
    (1, 1, "NO PATIENT COULD BE JUDGED", "0 of 1 patient of this site could be judged."),
  ])
  func `Where nobody was checked it warns, and does not say that there is nothing to do`(
    _ patients: Int, _ notEvaluated: Int, _ subject: String, _ headline: String
  ) {
    var figures = LettersSample.quiet(patients: patients, underSurveillance: 0)
    figures.notEvaluated = notEvaluated
    let letter = LettersSample.letter(figures)
    #expect(letter.subject == "REMS monitoring 2026-11-24: \(subject) – North Clinic")
    #expect(letter.text.contains(headline))
    #expect(letter.text.contains("WARNING: This is not a clean report"))
    #expect(!letter.text.contains("Nothing to do"))
  }

  @Test(arguments: [
    (14, 0, 0, "Nothing to do. 0 of 14 patients under surveillance have an open test."),
    (1, 0, 0, "Nothing to do. 0 of 1 patient under surveillance has an open test."),
    (0, 0, 0, "Nothing to do. 0 of 18 patients are under surveillance."),
    (14, 2, 1, "14 patients under surveillance were checked; 2 tests of patients lost to"),
    (1, 1, 1, "1 patient under surveillance was checked; 1 test of patients lost to"),
    (14, 0, 1, "Nothing to do. 14 patients under surveillance were checked."),
  ])
  func `It says how many were checked, and no more than is so`(
    _ underSurveillance: Int, _ lost: Int, _ withGap: Int, _ words: String
  ) {
    var figures = LettersSample.quiet(patients: 18, underSurveillance: underSurveillance)
    figures.toDoOfLost = lost
    figures.withGap = withGap
    #expect(LettersSample.letter(figures).text.replacing("\n", with: " ").contains(words))
  }

  @Test func `Nobody is told that there is nothing to do where some could not be judged`() {
    var figures = LettersSample.quiet(patients: 18, underSurveillance: 14)
    figures.notEvaluated = 2
    let letter = LettersSample.letter(figures)
    let text = letter.text.replacing("\n", with: " ")
    #expect(
      text.contains(
        "2 of 18 patients could not be judged. For the others there is nothing to do. 0 of 14 "))
    #expect(!text.contains("Nothing to do."))
  }

  @Test(arguments: [
    (1, 0, "1 to do", "1 test to do."), (2, 0, "2 to do", "2 tests to do."),
    (1, 1, "1 to do (1 urgent)", "1 test to do, 1 of them urgent."),
    (1234, 2, "1,234 to do (2 urgent)", "1,234 tests to do, 2 of them urgent."),
  ])
  func `One is one and two are two`(_ all: Int, _ urgent: Int, _ subject: String, _ words: String) {
    var figures = LettersSample.quiet(patients: 18, underSurveillance: 14)
    figures.toDoByPriority[.urgent] = urgent
    figures.toDoByPriority[.gap] = all - urgent
    let letter = LettersSample.letter(figures)
    #expect(letter.subject == "REMS monitoring 2026-11-24: \(subject) – North Clinic")
    #expect(letter.text.contains("\n\n\(words)\n\n"))
  }

  @Test func `What is not evaluated or lost keeps a subject from sounding clean`() {
    var figures = LettersSample.quiet(patients: 18, underSurveillance: 14)
    figures.notEvaluated = 1
    figures.toDoOfLost = 2
    #expect(
      LettersSample.letter(figures).subject == "REMS monitoring 2026-11-24: nothing to do, "
        + "2 of lost patients, 1 not evaluated – North Clinic")
  }

  @Test func `Without an earlier report nothing is called new`() {
    let letter = LettersSample.letter(LettersSample.busy) {
      $0.earlierAsOf = nil
      $0.sites[0].figures.changes.openBefore = nil
    }
    #expect(letter.subject.hasPrefix("REMS monitoring 2026-11-24: 12 to do"))
    #expect(letter.text.contains("There is no earlier report to compare with"))
    #expect(!letter.text.contains(" now, "))
  }

  @Test func `Invented data, missed nights and an unknown site are said before the numbers`() {
    let letter = LettersSample.letter(LettersSample.busy) {
      $0.isSynthetic = true
      $0.nightsWithout = [.init(from: FilesProgram.day("2026-11-20"), to: $0.asOf)]
      $0.sites[0].isListed = false
    }
    #expect(letter.subject.hasPrefix("SYNTHETIC REMS monitoring 2026-11-24: "))
    #expect(letter.text.hasPrefix("Synthetic data. Every patient,"))
    #expect(letter.text.contains("WARNING: No report was made for 20 to 24 Nov 2026."))
    #expect(letter.text.contains("WARNING: The table of sites does not list this site"))
  }

  @Test(
    arguments: [
      (nil, ["a.xlsx"], "1. Open the attached file: a.xlsx."),
      (nil, ["a.xlsx", "b.csv"], "1. Open the attached files: a.xlsx, b.csv."),
      (nil, [], "1. Open the report; in the run's folder it is sites/site-09df6fc921f6."),
      (
        "https://r", ["a.xlsx"],
        "1. Open what is attached (a.xlsx), or the report:\n   https://r\n"
      ),
      ("https://r", [], "1. Open the report:\n   https://r\n"),
    ] as [(String?, [String], String)])
  func `It says where the report is`(_ address: String?, _ files: [String], _ words: String) {
    let letter = LettersSample.letter(
      LettersSample.busy, address: address, attachments: files, contact: nil)
    #expect(letter.text.contains(words))
    #expect(letter.text.replacing("\n", with: " ").contains("attached files do:") == !files.isEmpty)
    #expect(letter.text.contains("Questions: ask the operator of this report."))
  }

  @Test func `What no site is responsible for is said in words of its own`() {
    var file = LettersSample.file([])
    let site = SiteFigures(
      siteID: "", isNoSite: true, folder: "sites/no-site", name: "", isListed: false,
      figures: LettersSample.busy)
    file.sites = [site]
    let letter = SiteLetter(
      site: site, in: file, reportAddress: nil, attachments: [], contact: nil
    ).letter
    #expect(letter.subject.hasSuffix(" – no responsible site"))
    #expect(letter.text.hasPrefix("Patients no site is responsible for\n"))
    #expect(letter.text.contains("Record which site is responsible for each of these patients."))
    #expect(!letter.text.contains("of this site"))
  }
}
