import Testing

@testable import ComplianceReport

/// Source: WCAG 2.2, "contrast ratio". A letter has no style sheet, so that its colours have to
/// hold on a light ground as on a dark one.
@Suite struct LettersContrastTests {
  private static func colour(_ property: String, of style: String) -> Substring? {
    style.split(separator: ";").first { $0.hasPrefix(property + ":") }?
      .dropFirst(property.count + 1)
  }

  @Test(arguments: LetterStyle.all.map(\.description))
  func `Coloured text stands on a ground of its own and can be read`(_ style: String) {
    let ink = Self.colour("color", of: style)
    let ground = Self.colour("background-color", of: style)
    #expect((ink == nil) == (ground == nil), "one of the two is the reader's: \(style)")
    guard let ink, let ground else { return }
    #expect(HTMLContrastTests.contrast(ink, ground) >= 4.5, "\(style)")
  }

  @Test func `Some text is coloured`() {
    #expect(LetterStyle.all.contains { Self.colour("color", of: $0.description) != nil })
  }

  @Test(arguments: LetterStyle.all.map(\.description))
  func `Rules can be seen on white and on black, and no text is small`(_ style: String) throws {
    for rule in style.matches(of: /border-bottom:[^;]*(#[0-9a-f]{6})/) {
      #expect(HTMLContrastTests.contrast(rule.1, "#ffffff") >= 3)
      #expect(HTMLContrastTests.contrast(rule.1, "#121212") >= 3)
    }
    for size in style.matches(of: /font-size:([0-9]+)px/) {
      #expect(try #require(Int(size.1)) >= 16, "\(style)")
    }
  }
}
