import Foundation
import Monitoring
import Testing
import ThirdPartyData

@testable import ComplianceReport

/// Texts that try to be a header, a line or a tag, in every place where a letter prints text that
/// is not ours.
@Suite struct LettersHostileTextTests {
  static let corpus =
    PagesHostileTextTests.corpus + [
      "Clinic\r\nBcc: x@example.org", "a\nb", "a\tb", "a\rb", "\u{85}", "\u{2028}Subject: x", "\0",
      "-- ", "From x", ".", "=?utf-8?q?x?=", "\"quoted\", <a@b>", "  ", "", "שלום \u{202E}abc",
      String(repeating: "x ", count: 500_000), String(repeating: "é\u{301}", count: 500_000),
      String(repeating: "\u{200B}", count: 1000),
    ]

  private static func letters(_ text: String) -> [Letter] {
    var site = LettersSample.site(LettersSample.busy, name: text)
    site.siteID = text
    site.coordinatorName = text
    var file = LettersSample.file([site])
    file.program = SitesFile.Program(id: text, version: text, title: text)
    file.sites[0].figures.underSurveillance = 14
    let item = OperatorLetter.Undelivered(
      place: .site(id: text), recipient: text, state: text, reply: text)
    return [
      SiteLetter(
        site: site, in: file, reportAddress: "https://r", attachments: [text],
        contact: text
      ).letter,
      ProgrammeLetter(
        file: file, reportAddress: "https://r", ledgerHead: text, contact: text
      ).letter,
      OperatorLetter.undelivered([item], more: 0),
      OperatorLetter.failedRun(
        asOf: LettersSample.asOf, sentence: text, exitCode: 70, hasReport: false),
    ]
  }

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool { Escaping.isInvisible(scalar) }

  private func expectHarmless(_ text: String) {
    let label = "\(text.prefix(60).debugDescription)"
    for letter in Self.letters(text) {
      #expect(LettersPageTests.faults(of: letter) == [], "\(label)")
      for part in [letter.subject, letter.text, letter.html] {
        #expect(!part.unicodeScalars.contains(where: Self.isUnseen), "\(label)")
      }
      #expect(!letter.subject.unicodeScalars.contains { $0 == "\n" || $0 == "\t" }, "\(label)")
      #expect(letter.subject.unicodeScalars.count <= 250, "\(label)")
      #expect(letter.html.utf8.count < 60_000, "\(label)")
      for line in letter.text.split(separator: "\n") where line.unicodeScalars.count > 76 {
        #expect(!line.drop { $0 == " " || $0 == "-" }.contains(" "), "\(label)")
      }
    }
  }

  @Test(arguments: corpus) func `A text stays text`(_ text: String) { expectHarmless(text) }

  @Test func `The big list of naughty strings stays text`() throws {
    guard let data = ThirdPartyData.bytes("strings/blns.json") else { return }
    let texts = try JSONDecoder().decode([String].self, from: data)
    #expect(texts.count == 515)
    for text in texts { expectHarmless(text) }
  }

  @Test(arguments: [
    ("Clinic\r\nBcc: x@y", "Clinic[U+000D][U+000A]Bcc: x@y"), ("a\0b\tc", "a[U+0000]b[U+0009]c"),
    ("\u{202E}gnp", "[U+202E]gnp"), ("<b>&\"'", "<b>&\"'"), ("Ärzte für MS", "Ärzte für MS"),
    ("", "S-010"), (" \u{A0}\u{3000}", "S-010"),
  ])
  func `A name in a subject is one line, with marks for what cannot be seen`(
    _ name: String, _ shown: String
  ) {
    let letter = LettersSample.letter(LettersSample.busy) { $0.sites[0].name = name }
    #expect(letter.subject.hasSuffix(" – \(shown)"), "\(letter.subject)")
    #expect(letter.text.hasPrefix(shown + "\n"))
  }

  @Test func `A long name is cut to 80 characters, and no mark is cut in two`() {
    #expect(ShownText.line(String(repeating: "x", count: 80)).count == 80)
    let long = ShownText.line(String(repeating: "x", count: 81))
    #expect(long == String(repeating: "x", count: 79) + "…")
    let marks = ShownText.line("ab" + String(repeating: "\0", count: 20))
    #expect(marks == "ab" + String(repeating: "[U+0000]", count: 9) + "…")
    #expect(ShownText.line(String(repeating: "\0", count: 10)).count == 80)
    let letter = LettersSample.letter(LettersSample.busy) {
      $0.sites[0].name = String(repeating: "N", count: 1 << 20)
    }
    #expect(letter.subject.hasSuffix(" – " + String(repeating: "N", count: 79) + "…"))
  }
}
