import Foundation
import Monitoring
import Testing

@testable import ComplianceReport

/// The HTML of letters, as a mail program takes it.
@Suite struct LettersPageTests {
  /// One of each kind.
  static let letters: [Letter] = {
    let sites = (1...9).map { number in
      var figures = LettersSample.busy
      figures.underSurveillance = 2 * number
      return LettersSample.site(figures)
    }
    return [
      LettersSample.letter(LettersSample.busy),
      LettersSample.letter(LettersSample.busy, address: "/srv/r/index.html") {
        $0.isSynthetic = true
        $0.nightsWithout = [.init(from: $0.asOf, to: $0.asOf)]
        $0.sites[0].isListed = false
      },
      LettersSample.letter(
        LettersSample.quiet(patients: 0, underSurveillance: 0), address: nil,
        attachments: ["missed-tests.xlsx"], contact: nil),
      ProgrammeLetter(
        file: LettersSample.file(sites), reportAddress: "http://reports.example.org",
        ledgerHead: "ledger line 41, hash 9f86d081"
      ).letter,
      OperatorLetter.undelivered(
        [
          .init(
            place: .site(id: "S-010"), recipient: "ana@example.org", state: "refused",
            reply: "550 No")
        ],
        more: 1),
      OperatorLetter.failedRun(
        asOf: LettersSample.asOf, sentence: "It is busy.", exitCode: 75, hasReport: false),
    ]
  }()

  static let attributes: [String: Set<String>] = [
    "html": ["lang"], "meta": ["charset", "name", "content"], "th": ["scope", "style"],
    "a": ["href"],
  ]

  static func faults(of letter: Letter) -> [String] {
    let scan = HTMLScanner(Array(letter.html.utf8))
    let styles = Set(LetterStyle.all.map(\.description))
    var faults = scan.faults
    for tag in scan.tags where !tag.isEnd {
      if ["style", "script", "svg"].contains(tag.name) || Element(rawValue: tag.name) == nil {
        faults.append("an element \(tag.name)")
      }
      if !(attributes[tag.name] ?? ["style"]).isSuperset(of: tag.attributes.keys) {
        faults.append("attributes of \(tag.name): \(tag.attributes.keys.sorted())")
      }
      if let style = tag.attributes["style"], !styles.contains(style) { faults.append(style) }
      if let target = tag.attributes["href"],
        !target.hasPrefix("https://"), !target.hasPrefix("http://")
      {
        faults.append("a link to \(target)")
      }
      if tag.name == "th", tag.attributes["scope"] == nil { faults.append("a th without scope") }
    }
    return faults
  }

  @Test(arguments: letters) func `A letter is well-formed and loads nothing`(_ letter: Letter) {
    #expect(Self.faults(of: letter) == [])
    #expect(letter.html.hasPrefix("<!doctype html>\n<html lang=\"en\">"))
    #expect(!letter.html.contains("url("))
    let metas = HTMLScanner(Array(letter.html.utf8)).tags.filter { $0.name == "meta" }
      .map { "\($0.attributes["name"] ?? ""): \($0.attributes["content"] ?? "")" }
    #expect(metas.contains("viewport: width=device-width, initial-scale=1"))
    #expect(metas.contains("color-scheme: light dark"))
  }

  @Test(arguments: letters) func `Every table has a caption, and every row its name`(
    _ letter: Letter
  ) {
    let tags = HTMLScanner(Array(letter.html.utf8)).tags.filter { !$0.isEnd }
    #expect(tags.count { $0.name == "table" } == tags.count { $0.name == "caption" })
    let scopes = tags.filter { $0.name == "th" }.compactMap { $0.attributes["scope"] }
    let heads = tags.count { $0.name == "thead" }
    #expect(tags.count { $0.name == "tr" } == scopes.count { $0 == "row" } + heads)
  }

  @Test(arguments: letters) func `The text says what the page says, in lines that fit`(
    _ letter: Letter
  ) {
    #expect(letter.text.hasSuffix("\n") && !letter.text.hasSuffix("\n\n"))
    for line in letter.text.split(separator: "\n") {
      #expect(line.unicodeScalars.count <= 76, "\(line)")
      #expect(!line.hasSuffix(" "), "\(line)")
    }
    let words = letter.html.replacing(/<[^>]*>/, with: " ")
      .split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
    let text = letter.text.lowercased()
    for word in words where word != "quot" && !letter.subject.lowercased().contains(word) {
      #expect(text.contains(word), "\(word) is on the page alone")
    }
  }

  @Test(arguments: letters) func `A subject is one short line`(_ letter: Letter) {
    #expect(letter.subject.count <= 150)
    #expect(!letter.subject.contains { $0.isNewline })
  }

  @Test(arguments: [
    "https://reports.example.org", "http://[::1]:8080/a?b=c&d=e#f", "https://a/%2e/x@y",
  ])
  func `An address of the web becomes a link`(_ address: String) {
    #expect(Attribute.link(toWeb: address)?.value == address)
    let page = LettersSample.letter(LettersSample.busy, address: address).html
    let shown = address.replacing("&", with: "&amp;")
    #expect(page.contains("<a href=\"\(shown)\"><bdi>\(shown)</bdi></a>"))
  }

  @Test(arguments: [
    "javascript:alert(1)", "JAVASCRIPT:alert(1)", " https://a", "https:/a", "https://",
    "https:///a", "HTTPS://a", "httpsx://a", "ftp://a", "file:///srv/index.html", "//a", "/srv/a",
    "data:text/html,x", "https://a b", "https://a\"onclick=\"b", "https://a\nb",
    "https://a\u{202E}b",
    "https://ä", "https://a<b>", "https://@a", "https://a\\b", "mailto:a@b", "C:\\reports",
  ])
  func `Any other address is shown and is no link`(_ address: String) {
    #expect(Attribute.link(toWeb: address) == nil)
    let letter = LettersSample.letter(LettersSample.busy, address: address)
    #expect(!letter.html.contains("href"))
    #expect(letter.text.contains(ShownText.whole(address)))
    #expect(Self.faults(of: letter) == [])
  }
}
