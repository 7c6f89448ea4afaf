internal import Monitoring

/// How much of the time tests were in date, as a distribution.
struct CoverageSection: Sendable {
  let coverage: CoverageHistogram
  let longestGaps: [DayHistogram]
  let program: Program

  var section: PageSection {
    PageSection("coverage", "Time covered") {
      if coverage.total == 0 {
        Paragraph.plain(
          "No picture: no window of a required periodic test of a patient under surveillance has "
            + "closed yet.")
        Paragraph.note(Self.definition)
      } else {
        picture.html
        Paragraph.plain(
          "\(coverage.whole.grouped) of \(coverage.total.grouped) were covered on every day "
            + "(\(Rate(coverage.whole, of: coverage.total).percentageText)).")
        Paragraph.note(Self.definition)
        PictureData.html("Show the numbers of the bands and the longest gaps", bands, gaps)
      }
    }
  }

  private static let definition =
    "Counted are patients under surveillance and required periodic tests, each pair once: the days "
    + "of the current episode, from the first infusion to the as-of day, on which the test was in "
    + "date. A test done covers from its day until the window of the next period closes; the days "
    + "before the first window closes are covered, and so are periods that were waived or "
    + "cancelled. A pair is counted once its first window has closed. There is no threshold: what "
    + "is asked is every period, and no share below it is good enough by evidence."

  private var picture: Picture {
    Picture(
      "coverage-bands", "Share of days covered by a test in date",
      description: "\(coverage.total.grouped) pairs of a patient and a test in ten bands; "
        + "\(coverage.bands[9].grouped) are in the highest, 90 to 100%. The numbers are in the "
        + "table below.",
      height: 266
    ) {
      coverage.bands.indices.reversed().map(bar)
      Drawing.line("axis-line", Place(x: 92, y: 10), Place(x: 92, y: 252))
    }
  }

  /// The highest band on top.
  private func bar(_ band: Int) -> HTML {
    let count = coverage.bands[band]
    let top = 12 + 24 * Double(9 - band)
    let width = 310 * Double(count) / Double(max(1, coverage.bands.max() ?? 1))
    return HTML([
      Drawing.text(Self.name(band), Place(x: 84, y: top + 15), .end),
      Drawing.bar("bar", Place(x: 92, y: top), width: width, height: 18),
      Drawing.text(count.grouped, Place(x: 99 + width, y: top + 15), .start),
    ])
  }

  private static func name(_ band: Int) -> String {
    band == 9 ? "90–100%" : "\(10 * band)–\(10 * band + 9)%"
  }

  private var bands: HTML {
    DataTable(
      caption: "Patients and tests by share of days covered", style: "figures",
      columns: [.text("Share of days"), .number("Patients and tests"), .number("Share of all")],
      groups: [
        DataTable.Group(
          rows: coverage.bands.indices.reversed().map { band in
            [
              HTML(text: Self.name(band)), Cells.number(coverage.bands[band]),
              Cells.rate(Rate(coverage.bands[band], of: coverage.total)),
            ]
          })
      ]
    ).html
  }

  private var gaps: HTML {
    DataTable(
      caption: "Longest time without the test, of patients under surveillance", style: "figures",
      columns: [
        .text("Test"), .number("Patients"), .number("Median"), .number("Longest"),
      ],
      groups: [DataTable.Group(rows: gapRows)]
    ).html
  }

  private var gapRows: [[HTML]] {
    program.requirements.indices.compactMap { place in
      let requirement = program.requirements[place]
      guard case .every = requirement.schedule, requirement.severity == .required else {
        return nil
      }
      let days = longestGaps[place]
      return [
        HTML(data: requirement.title), Cells.number(days.total),
        days.median.map { HTML(text: $0.counted("day")) } ?? .dash,
        days.maximum.map { HTML(text: $0.counted("day")) } ?? .dash,
      ]
    }
  }
}
