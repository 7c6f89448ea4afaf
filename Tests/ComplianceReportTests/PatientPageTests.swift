import Foundation
import Monitoring
import Testing

@testable import ComplianceReport

@Suite struct PatientPageTests {
  @Test(arguments: PatientSample.all) func `A page is well-formed and its links lead somewhere`(
    make: @Sendable () throws -> PatientSample
  ) throws {
    let scan = HTMLScanner(try make().page.render())
    #expect(scan.faults == [])
    let ids = scan.tags.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    for link in scan.tags.compactMap({ $0.attributes["href"] }) where link.hasPrefix("#") {
      #expect(ids.contains(String(link.dropFirst())), "\(link)")
    }
    #expect(scan.tags.allSatisfy { $0.attributes["style"] == nil })
  }

  @Test(arguments: PatientSample.all) func `The same patient gives the same bytes`(
    make: @Sendable () throws -> PatientSample
  ) throws {
    #expect(try make().page.render() == make().page.render())
  }

  @Test(arguments: PatientSample.all) func `Each obligation is a row once, with its why`(
    make: @Sendable () throws -> PatientSample
  ) throws {
    let sample = try make()
    let why = Why(program: sample.program, asOf: sample.asOf)
    let judgement = sample.judgement
    let sentences = judgement.obligations.map { why.text($0, sample.record, judgement) }
    let found = Dictionary(grouping: Self.texts(sample.page.render()), by: \.self)
    for (sentence, obligations) in Dictionary(grouping: sentences, by: \.self) {
      #expect(found[sentence]?.count == obligations.count)
    }
  }

  /// What stands between a tag and the next.
  private static func texts(_ page: [UInt8]) -> [String] {
    page.split(separator: UInt8(ascii: "<")).map { piece in
      let text = piece.suffix(
        from: piece.lastIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? piece.startIndex)
      return String(decoding: text, as: UTF8.self)
    }
  }

  @Test func `What is current comes first and in the order of work`() throws {
    let sample = try PatientSample.treated()
    let section = sample.text.components(between: "<section id=\"current\"", and: "</section>")
    let priorities = section.matches(of: /class="digit">(\d)</).compactMap { Int($0.1) }
    #expect(Set(priorities).count > 2)
    #expect(priorities == priorities.sorted())
    let current = sample.judgement.obligations.count {
      $0.isCurrent || $0.state == .due || $0.state == .overdue
    }
    #expect(section.components(separatedBy: "scope=\"row\"").count - 1 == current)
    let rest = sample.text.components(between: "<section id=\"obligations\"", and: "</section>")
    #expect(!rest.contains(">Overdue by") && !rest.contains(">Due in"))
  }

  @Test func `The record gives done on time, late and missed of all that was owed`() throws {
    let sample = try PatientSample.treated()
    var counts = StateCounts()
    for obligation in sample.judgement.obligations
    where sample.program.requirements[obligation.requirement].severity == .required {
      counts.add(obligation, asOf: sample.asOf)
    }
    let n = counts.owed.grouped
    let sentence = """
      Of \(n) required obligations that were owed by 2026-11-22: done on time \(counts.done) of \
      \(n), done late \(counts.doneLate) of \(n), missed \(counts.missed) of \(n) and overdue \
      \(counts.overdue) of \(n).
      """
    #expect(counts.done > 0 && counts.doneLate > 0 && counts.missed > 0)
    #expect(sample.text.contains(sentence))
  }

  @Test func `Both days of the question are printed with what they leave out`() throws {
    var page = try PatientSample.treated().page
    #expect(
      PagesTests.text(page.render()).contains(
        "As of 2026-11-22: facts dated later are not considered. Known at: no limit"))
    page.header.knownAt = Instant(rfc3339: "2026-11-23T02:10:05Z")
    #expect(
      PagesTests.text(page.render()).contains(
        "Known at 2026-11-23T02:10:05Z: what was recorded later is not considered."))
  }

  @Test func `A patient who has not started has no timeline, and the page says why`() throws {
    let sample = try PatientSample()
    #expect(sample.judgement.status == .notStarted)
    let text = sample.text
    #expect(text.contains("no infusion is on record by 2026-11-22"))
    #expect(text.contains("Nothing required was owed by the as-of day."))
    #expect(!text.contains("<svg role=\"img\""))
  }

  @Test func `A patient who could not be judged is told why and shown as nothing else`() throws {
    let sample = try PatientSample.notEvaluated()
    let text = sample.text
    #expect(text.contains("Not evaluated. </strong>The birth date cannot be read."))
    #expect(text.contains("nothing was judged. The birth date cannot be read."))
    #expect(!text.contains("<svg role=\"img\"") && !text.contains("100.0%"))
  }

  @Test func `The deceased and the transferred have no work of today`() throws {
    for (make, word) in [
      (PatientSample.deceased, "deceased"), (PatientSample.transferred, "transferred out"),
      (PatientSample.completed, "completed"),
    ] {
      #expect(
        try make().text.contains("Nothing is work of today: the patient is \(word)."), "\(word)")
    }
  }

  @Test func `Both episodes of a patient are listed and told apart`() throws {
    let sample = try PatientSample.completed()
    #expect(sample.judgement.episodes.count == 2)
    for words in ["Mon 2012-05-07", "Mon 2022-09-05", ">period 3, episode 1<", ", episode 2<"] {
      #expect(sample.text.contains(words), "\(words)")
    }
    #expect(!(try PatientSample.treated().text.contains(", episode 1<")))
  }

  @Test func `What does not apply is listed with its reason`() throws {
    var sample = try PatientSample.treated()
    sample.record.identity.sex = .male
    #expect(sample.text.contains("It is asked of the other sex only."))
    sample.record.identity.sex = .unknown
    #expect(sample.text.contains("and the patient&#39;s is not recorded.") == false)
    #expect(sample.text.contains("It is asked of one sex only, and the patient's is not recorded."))
  }

  @Test func `Findings of the store and of the judge are both on the page`() throws {
    let sample = try PatientSample.deceased()
    let found = Finding(
      table: "form", patientID: 4711, key: "submitted_on=2026-13-01", column: "submitted_on",
      problem: .dateUnreadable)
    let text = PagesTests.text(sample.page(findings: [found]).render())
    #expect(text.contains("submitted_on=2026-13-01"))
    #expect(!sample.judgement.findings.isEmpty)
    #expect(text.contains(Problem.datedAfterDeath.words))
  }

  @Test func `Nobody else is on the page`() throws {
    let text = try PatientSample.treated().text
    #expect(text.contains("South Clinic") && text.contains("Dr. Osei"))
    for other in ["North", "West", "Abel", "Zola"] { #expect(!text.contains(other), "\(other)") }
  }

  @Test(arguments: PagesHostileTextTests.corpus) func `Hostile text stays text`(text: String) throws
  {
    let page = try Self.page(saying: text)
    let scan = HTMLScanner(page)
    #expect(scan.faults == [])
    #expect(Self.elements(scan) == Self.elements(HTMLScanner(try Self.page(saying: "plain"))))
    #expect(
      !String(decoding: page, as: UTF8.self).unicodeScalars.contains(where: Escaping.isInvisible))
  }

  private static func elements(_ scan: HTMLScanner) -> [String] {
    scan.tags.map(\.name).filter { $0 != "bdi" }
  }

  /// A page that prints one text wherever it prints text of the database or of the rule set.
  private static func page(saying text: String) throws -> [UInt8] {
    var sample = try PatientSample.recent()
    sample.record.identity.familyName = text
    sample.record.identity.givenName = text
    sample.record.identity.mrn = text
    sample.directory.sites[1].name = text
    sample.directory.prescribers[1].name = text
    sample.record.waivers[0].reason = text
    for place in sample.program.requirements.indices {
      sample.program.requirements[place].title = text
      sample.program.requirements[place].test = text
      sample.program.requirements[place].note = text
    }
    let finding = Finding(
      table: text, patientID: 1, key: text, column: text, problem: .dateUnreadable)
    return sample.page(findings: [finding]).render()
  }
}
