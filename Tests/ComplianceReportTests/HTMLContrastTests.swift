import Foundation
import Testing

@testable import ComplianceReport

/// Source: WCAG 2.2, "relative luminance" and "contrast ratio".
@Suite struct HTMLContrastTests {
  /// What is printed on what.
  static let pairs = [
    ("ink", "ground"), ("ink", "paper"), ("ink", "soft"), ("muted", "ground"), ("muted", "paper"),
    ("muted", "soft"), ("link", "ground"), ("link", "paper"), ("link", "soft"),
    ("alert-ink", "alert-ground"), ("p1-ink", "p1-ground"), ("p2-ink", "p2-ground"),
    ("p3-ink", "p3-ground"), ("p4-ink", "p4-ground"), ("p5-ink", "p5-ground"),
  ]

  @Test(arguments: pairs) func `Text can be read in both schemes`(ink: String, ground: String) {
    let schemes = Self.schemes(Stylesheet.colours)
    #expect(schemes.count == 2)
    for colours in schemes {
      let ratio = Self.contrast(colours[ink[...]], colours[ground[...]])
      #expect(ratio >= 4.5, "\(ink) on \(ground): \(ratio)")
    }
  }

  @Test func `The point of an interval can be seen in both schemes`() {
    for colours in Self.schemes(Stylesheet.colours) {
      #expect(Self.contrast(colours["mark"], colours["paper"]) >= 3)
    }
  }

  /// Colours by name, of the light scheme and of the dark one.
  static func schemes(_ colours: StaticString) -> [[Substring: Substring]] {
    let text = colours.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
    return text.split(separator: ":root").dropFirst().map { scheme in
      var colours: [Substring: Substring] = [:]
      for match in scheme.matches(of: /--([a-z0-9-]+):(#[0-9a-f]{6})/) {
        colours[match.1] = match.2
      }
      return colours
    }
  }

  static func contrast(_ one: Substring?, _ other: Substring?) -> Double {
    guard let one, let other else { return 0 }
    let (first, second) = (luminance(one), luminance(other))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  private static func luminance(_ colour: Substring) -> Double {
    let number = Int(colour.dropFirst(), radix: 16) ?? 0
    return zip([16, 8, 0], [0.2126, 0.7152, 0.0722]).map { shift, weight in
      let share = Double(number >> shift & 255) / 255
      return weight * (share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4))
    }.reduce(0, +)
  }
}
