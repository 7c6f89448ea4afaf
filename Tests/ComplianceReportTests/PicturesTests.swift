import Foundation
import Monitoring
import Testing

@testable import ComplianceReport

@Suite struct PicturesTests {
  static let page = PagesTests.text(SampleClinic.overallPage.render())
  private let scan = PicturesScan(page)
  private let tally = SampleClinic.tally

  /// Where a percentage stands in a plot whose field and scale are given.
  private func y(_ percentage: Double, top: Double, bottom: Double, lowest: Double = 0) -> Double {
    bottom - (bottom - top) * (percentage - lowest) / (100 - lowest)
  }

  @Test func `Every picture has a name and a description, and is an image to readers of speech`() {
    #expect(scan.pictures.count == 5)
    for picture in scan.pictures {
      #expect(picture[0].attributes["role"] == "img")
      let ids = (picture[0].attributes["aria-labelledby"] ?? "").split(separator: " ")
      #expect(ids.count == 2)
      for (name, id) in zip(["title", "desc"], ids) {
        let words = picture.first { $0.name == name && $0.attributes["id"] == String(id) }?.words
        #expect((words ?? "").count > 10)
      }
    }
  }

  @Test func `Each picture is followed by its definition and by its numbers in a table`() {
    for section in ["funnel", "first-missed-time", "gap-closing-time", "coverage"] {
      let html = Self.page.components(between: "<section id=\"\(section)\"", and: "</section>")
      let after = html.components(separatedBy: "</svg>").dropFirst().joined()
      #expect(after.contains("<p class=\"note\">"), "\(section)")
      #expect(
        after.components(between: "<details>", and: "</details>").contains("<caption>"),
        "\(section)")
    }
    let months = Self.page.components(between: "<section id=\"months\"", and: "</section>")
    #expect(
      months.components(separatedBy: "</svg>")[1].contains("<caption>Required tests by month"))
  }

  // MARK: Numbers

  @Test func `The run chart draws the on-time rate of each of the latest whole months`() throws {
    let chart = RunChart(byMonth: tally.byMonth, asOf: SampleClinic.asOf)
    let points = try #require(scan.shapes("curve", of: "run-chart").first).points
    #expect(points.count == 24 && chart.points.count == 24)
    for (drawn, point) in zip(points, chart.points) {
      let counts = try #require(tally.byMonth[point.month])
      let percentage = 100 * Double(counts.done) / Double(counts.owed)
      #expect(abs(drawn.y - y(percentage, top: 14, bottom: 182, lowest: 50)) <= 0.051)
    }
    let bars = scan.shapes("bar", of: "run-chart")
    let most = chart.points.map(\.rate.denominator).max() ?? 0
    #expect(bars.count == 24)
    for (bar, point) in zip(bars, chart.points) {
      #expect(
        abs(bar.number("height") - 40 * Double(point.rate.denominator) / Double(most)) <= 0.051)
    }
    #expect(Self.page.contains("Tests owed a month, at most \(most.grouped)"))
  }

  @Test func `The run chart prints its rules, its median and what it finds`() throws {
    let chart = RunChart(byMonth: tally.byMonth, asOf: SampleClinic.asOf)
    let median = try #require(chart.median)
    #expect(Self.page.contains("Dashed line: \(median.fixed(1))%, the median of 24 months."))
    #expect(Self.page.contains("a shift is 6 or more months in a row on one side of the median"))
    #expect(Self.page.contains("a trend is 5 or more in a row all rising or all falling"))
  }

  @Test func `Months of a shift are squares, and the shift is told in words`() {
    var byMonth: [Int: StateCounts] = [:]
    for place in 0..<12 {
      var counts = StateCounts()
      (counts.done, counts.missed) = place < 6 ? (8, 2) : (6 - place % 2, 4 + place % 2)
      byMonth[2025 * 12 + place] = counts
    }
    let section = MonthsSection(byMonth: byMonth, asOf: SampleClinic.asOf).section
    let text = Self.text(section.html)
    #expect(
      text.contains("Shift (squares): 6 months in a row below the median, 2025-07 to 2025-12."))
    #expect(text.contains("6 months in a row above the median, 2025-01 to 2025-06."))
    let dots = PicturesScan(text).shapes("dot", of: "run-chart")
    #expect(dots.count == 12 && dots.allSatisfy { $0.name == "path" })
  }

  @Test func `The curves end at the estimate of their last day, and print their counts`() throws {
    for (words, counts) in [
      (SurvivalWords.firstMissed, tally.firstMissed), (.gapClosing, tally.gapClosing),
    ] {
      let curve = counts.curve
      let last = try #require(curve.lastDrawnDay)
      let points = try #require(scan.shapes("curve", of: words.id).first).points
      #expect(points[0].y == 14)
      let end = try #require(points.last)
      #expect(abs(end.y - y(100 * curve.share(after: last), top: 14, bottom: 200)) <= 0.051)
      #expect(end.x == 466)
      let section = Self.page.components(between: "<section id=\"\(words.id)-time\"", and: "</sec")
      #expect(section.contains("<p>\(words.subjects(curve))."))
      for (day, label) in words.ticks(to: last) {
        #expect(section.contains("\">\(curve.atRisk(on: day).grouped)</text>"), "\(label)")
        #expect(
          section.contains("<div>\((100 * curve.share(after: day)).fixed(1))%</div>"), "\(label)")
      }
    }
  }

  @Test func `The bands of the time covered are those of the tally`() {
    let bars = scan.shapes("bar", of: "coverage-bands")
    let most = Double(tally.coverage.bands.max() ?? 0)
    #expect(bars.count == 10 && most > 0)
    for (bar, count) in zip(bars, tally.coverage.bands.reversed()) {
      #expect(abs(bar.number("width") - 310 * Double(count) / most) <= 0.051)
    }
    let whole = Rate(tally.coverage.whole, of: tally.coverage.total)
    #expect(
      Self.page.contains(
        "\(whole.fractionText) were covered on every day (\(whole.percentageText))"))
  }

  @Test func `The funnel's target is the rate of all patients under surveillance`() {
    let without = tally.count(.due) + tally.count(.upToDate)
    let target = Rate(without, of: without + tally.count(.gap))
    #expect(
      Self.page.contains(
        "all patients under surveillance, \(target.percentageText) (\(target.fractionText))."))
    let line = scan.shapes("target", of: "funnel")[0]
    let lowest = Double(Plot.lowest(for: (target.percentage ?? 0) - 5))
    let height = y(target.percentage ?? 0, top: 14, bottom: 236, lowest: lowest)
    #expect(abs(line.number("y1") - height) < 5)
  }

  private static func text(_ html: HTML) -> String {
    var bytes: [UInt8] = []
    html.append(to: &bytes)
    return PagesTests.text(bytes)
  }

  // MARK: Words that fit

  /// Words are set at most this large, on a phone; a letter is as wide as half of it and a bit.
  private static let (size, letter) = (15.0, 8.6)

  private func box(_ text: PicturesScan.Shape) -> (x: ClosedRange<Double>, y: ClosedRange<Double>) {
    let width = Self.letter * Double(text.words.count)
    let start: Double =
      switch text.attributes["text-anchor"] {
      case "end": text.number("x") - width
      case "middle": text.number("x") - width / 2
      default: text.number("x")
      }
    return (start...(start + width), (text.number("y") - Self.size * 0.75)...(text.number("y") + 3))
  }

  @Test func `No word of a picture is clipped or printed over another, on a phone too`() {
    for picture in scan.pictures {
      let edges = (picture[0].attributes["viewBox"] ?? "").split(separator: " ").compactMap {
        Double($0)
      }
      let texts = picture.filter { $0.name == "text" }
      #expect(texts.count >= 8)
      for (place, text) in texts.enumerated() {
        let (x, y) = box(text)
        #expect(x.lowerBound >= 0 && x.upperBound <= edges[2], "\(text.words)")
        #expect(y.lowerBound >= 0 && y.upperBound <= edges[3], "\(text.words)")
        for other in texts[(place + 1)...] {
          let (otherX, otherY) = box(other)
          #expect(!(x.overlaps(otherX) && y.overlaps(otherY)), "\(text.words) on \(other.words)")
        }
      }
    }
  }

  @Test(arguments: [
    (0.04, "0.0"), (0.05, "0.1"), (-3.26, "-3.3"), (12.0, "12.0"), (99.96, "100.0"),
  ])
  func `A place is written with one decimal`(number: Double, text: String) {
    #expect(number.drawn == text)
  }
}
