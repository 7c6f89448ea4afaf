import ComplianceReport
import Monitoring
import Testing

/// What the programme's administrator and the operator read.
@Suite struct LettersProgrammeTests {
  private func letter(_ sizes: [Int], ledgerHead: String? = nil) -> Letter {
    let sites = sizes.enumerated().map { number, size in
      var figures = Figures()
      (figures.patients, figures.underSurveillance) = (size, size)
      figures.toDoByPriority[.urgent] = size
      figures.toDoByPriority[.gap] = size
      return LettersSample.site(figures, name: "Clinic \(number)")
    }
    return ProgrammeLetter(
      file: LettersSample.file(sites), reportAddress: nil, ledgerHead: ledgerHead
    ).letter
  }

  /// The rows of the table by site, such as `Clinic 1: patients 8, to do 16, urgent 8`.
  private func rows(_ letter: Letter) -> [String] {
    letter.text.matches(of: /- (.*: patients .*)/).map { String($0.1) }
  }

  @Test func `Small sites are one row, so that no count points at a person`() {
    #expect(
      rows(letter([8, 2, 5, 4])) == [
        "Clinic 0: patients 8, to do 16, urgent 8", "Clinic 2: patients 5, to do 10, urgent 5",
        "2 small sites: patients 6, to do 12, urgent 6",
      ])
  }

  @Test func `A single small site takes the next with it, as the rest of the totals would be its`()
  {
    #expect(
      rows(letter([8, 4, 6])) == [
        "Clinic 0: patients 8, to do 16, urgent 8",
        "2 sites together: patients 10, to do 20, urgent 10",
      ])
    #expect(rows(letter([9, 1, 1, 7])).last == "3 sites together: patients 9, to do 18, urgent 9")
  }

  @Test func `Sites with nobody under surveillance take no bigger one with them`() {
    #expect(
      rows(letter([15, 0, 7, 0])) == [
        "Clinic 0: patients 15, to do 30, urgent 15", "Clinic 2: patients 7, to do 14, urgent 7",
        "2 sites with nobody: patients 0, to do 0, urgent 0",
      ])
  }

  @Test func `It says why a bigger site can be among those that are added up`() {
    let text = letter([15, 2]).text.replacing("\n", with: " ")
    #expect(
      text.contains(
        "sites with fewer than 5 patients under surveillance are added up, if need be with a "
          + "bigger one, so that no difference shows them"))
  }

  @Test(arguments: [[], [4], [2, 2], [0, 0, 4]])
  func `Where all are too small there is no table`(_ sizes: [Int]) {
    #expect(rows(letter(sizes)) == [])
    #expect(letter(sizes).text.contains("There are too few patients to give numbers by site."))
  }

  @Test func `No row is of fewer than five patients, and the rows add up to all`() {
    var dice = AssemblyDice(seed: 3)
    for _ in 0..<300 {
      let sizes = (0..<dice.roll(9)).map { _ in dice.roll(12) }
      let rows = rows(letter(sizes))
      let patients = rows.compactMap { row in
        row.firstMatch(of: /patients ([0-9]+)/).flatMap { Int($0.1) }
      }
      #expect(patients.count == rows.count)
      #expect(patients.allSatisfy { $0 == 0 || $0 >= 5 }, "\(sizes)")
      #expect(rows.isEmpty || patients.reduce(0, +) == sizes.reduce(0, +), "\(sizes)")
      #expect(!rows.contains { $0.hasPrefix("1 s") && !$0.contains("nobody") }, "\(sizes)")
    }
  }

  @Test func `Of very many sites the first hundred are shown`() {
    let letter = letter(Array(repeating: 9, count: 103))
    #expect(rows(letter).count == 100)
    #expect(letter.text.contains("3 further sites in the report."))
  }

  @Test func `Sites without a patient are a warning`() {
    #expect(
      letter([9, 9, 0]).text.contains("WARNING: 1 site has no patient in the database."))
    #expect(
      letter([9, 0, 0]).text.contains("WARNING: 2 sites have no patient in the database."))
    #expect(!letter([9, 9]).text.contains("no patient in the database"))
  }

  @Test func `The head of the ledger is there to be kept, and nothing is said where there is none`()
  {
    let head = "ledger line 41, hash " + String(repeating: "9f86d081", count: 8)
    let letter = letter([9], ledgerHead: head)
    #expect(letter.html.contains("<code>\(head)</code>"))
    #expect(letter.text.contains(String(repeating: "9f86d081", count: 8)))
    #expect(letter.subject.hasSuffix("– all sites"))
    #expect(!self.letter([9]).text.contains("ledger"))
  }

  @Test func `The operator is told who got nothing and what to do`() {
    let item = OperatorLetter.Undelivered(
      place: .site(id: "S-010"), recipient: "ana@example.org", state: "refused",
      reply: "550 5.1.1 No such user here")
    let letter = OperatorLetter.undelivered([item], more: 2)
    #expect(letter.subject == "remswatch: 3 mails not delivered")
    #expect(
      letter.text.contains(
        "- Site S-010 to ana@example.org: refused. The server: 550 5.1.1 No such user\n  here\n"
          + "- 2 more.\n"))
    for command in ["status", "flush", "resend --run RUN --site SITE"] {
      #expect(letter.html.contains("<code>remswatch mail \(command)</code>"))
    }
    let single = OperatorLetter.undelivered(
      [.init(place: .site(id: ""), recipient: "", state: "no address", reply: "")], more: 0)
    #expect(single.subject == "remswatch: 1 mail not delivered")
    #expect(single.text.contains("- Site (none) to (none): no address\n"))
  }

  @Test func `Letters that are about no site are named in words that a resend takes`() {
    let items = [OperatorLetter.Place.noSite, .programme].map {
      OperatorLetter.Undelivered(
        place: $0, recipient: "ana@example.org", state: "failed", reply: "")
    }
    let letter = OperatorLetter.undelivered(items, more: 0)
    #expect(
      letter.text.contains(
        "- No responsible site to ana@example.org: failed\n"
          + "- Programme administrator to ana@example.org: failed\n"))
    let text = letter.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("in quotes: no responsible site, programme administrator."))
  }

  @Test func `The operator is told of a run that failed, why, and that nobody got a mail`() {
    let letter = OperatorLetter.failedRun(
      asOf: LettersSample.asOf, sentence: "The database clinic.db is busy; try again later.",
      exitCode: 75, hasReport: false)
    #expect(letter.text.contains("\nThere is no report of this day yet.\n"))
    #expect(letter.subject == "remswatch: the run of 2026-11-24 failed (exit 75)")
    #expect(letter.text.contains("\nThe database clinic.db is busy; try again later.\n"))
    #expect(letter.text.contains("exit code 75"))
    #expect(letter.html.contains("<code>remswatch doctor</code>"))
  }

  @Test func `The operator is not told that there is no report where there is one`() {
    let letter = OperatorLetter.failedRun(
      asOf: LettersSample.asOf, sentence: "The disk is full.", exitCode: 74, hasReport: true)
    #expect(letter.text.contains("A report of this day is there, but this run did not end well."))
    #expect(!letter.text.contains("There is no report") && !letter.text.contains("Nobody was told"))
  }
}
