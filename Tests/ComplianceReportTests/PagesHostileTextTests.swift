import Foundation
import Monitoring
import Testing

@testable import ComplianceReport

/// Text that tries to be something else, in every place where a page prints text.
@Suite struct PagesHostileTextTests {
  static let corpus = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
    "</bdi></td></table><h1>Hello", "</title></style><script>", "<!-- ", "]]>", "&lt;script&gt;",
    "&#60;script&#62;", "javascript:alert(1)", "\u{202E}gnp.exe", "a\u{200B}b\u{FEFF}c\u{2066}d",
    "\0\u{1}\u{7F}\u{9F}", "\r\n<b>", "<svg/onload=alert(1)>", "{{7*7}}", "\u{AD}<\u{E0041}",
    String(repeating: "W", count: 300),
  ]

  /// Every element that the pages use; whatever else turns up came from the text.
  private static let attributes: Set<String> = [
    "lang", "charset", "http-equiv", "content", "name", "id", "class", "data-label", "scope",
    "colspan", "datetime", "role", "aria-labelledby", "aria-label", "aria-hidden", "href", "x1",
    "x2", "y1", "y2", "cx", "cy", "r", "viewBox", "x", "y", "width", "height", "d", "points",
    "text-anchor", "data-list", "data-sort", "data-filter", "data-priority", "data-test",
    "data-prescriber", "data-site", "data-severity", "hidden", "for", "type", "value",
    "autocomplete", "spellcheck",
  ]

  private func expectHarmless(_ page: [UInt8], _ text: String) {
    let scan = HTMLScanner(page)
    #expect(scan.faults == [], "\(text)")
    #expect(scan.tags.allSatisfy { Element(rawValue: $0.name) != nil }, "\(text)")
    #expect(scan.tags.allSatisfy { Self.attributes.isSuperset(of: $0.attributes.keys) }, "\(text)")
    #expect(!String(decoding: page, as: UTF8.self).unicodeScalars.contains(where: isUnseen))
  }

  private func isUnseen(_ scalar: Unicode.Scalar) -> Bool { Escaping.isInvisible(scalar) }

  @Test(arguments: corpus) func `In a column of the work list it stays text`(text: String) {
    var page = SampleClinic.overallPage
    for (place, column) in WorkListRow.columns.enumerated() {
      page.lists.current.rows[place][keyPath: column.field] = text
    }
    expectHarmless(page.render(), text)
    let rendered = PagesTests.text(page.render())
    var escaped: [UInt8] = []
    Escaping.append(text: text, to: &escaped)
    let shown = "<bdi>\(String(decoding: escaped, as: UTF8.self))</bdi>"
    #expect(rendered.components(separatedBy: shown).count > 5, "\(text) is shown")
  }

  @Test(arguments: corpus) func `In names, keys, codes and rules it stays text`(text: String) {
    var page = SampleClinic.overallPage
    page.header.program.title = text
    page.header.program.version = text
    page.header.program.requirements[0].title = text
    page.header.program.requirements[0].note = text
    page.header.program.requirements[0].id = text
    page.header.softwareVersion = text
    page.directory.sites[0].name = text
    page.directory.prescribers[0].name = text
    page.reads.unusedCodes[0].code = text
    page.dataQuality[0].exampleKeys[0] = text
    page.dataQuality[0].table = text
    page.lists.waived.rows[0].reason = text
    page.lists.waived.rows[0].patient.birthDate = text
    page.lists.notEvaluated.rows[0].patient.mrn = text
    page.siteKeys[SiteIndex(1)] = text
    expectHarmless(page.render(), text)
  }

  @Test(arguments: corpus) func `In a site's name it stays text on the site's page`(text: String) {
    var page = SampleClinic.sitePage(0)
    page.site?.name = text
    expectHarmless(page.render(), text)
  }
}
