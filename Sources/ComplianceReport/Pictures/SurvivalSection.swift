internal import Monitoring

/// A Kaplan–Meier curve with its definition and its numbers.
struct SurvivalSection: Sendable {
  let words: SurvivalWords
  let curve: SurvivalCurve

  init(_ words: SurvivalWords, _ counts: SurvivalCounts) {
    self.words = words
    curve = counts.curve
  }

  var section: PageSection {
    PageSection(words.id + "-time", words.title) {
      if let last = curve.lastDrawnDay {
        let drawing = SurvivalPicture(curve: curve, words: words, lastDay: last)
        drawing.picture.html
        Paragraph.plain(
          "\(words.subjects(curve)). \(curve.median.map { words.half(words.time($0)) } ?? words.notHalf)"
        )
        Paragraph.note("\(words.definition) \(words.curveEnd(last))")
        PictureData.html("Show the numbers of the curve", table(drawing.ticks))
      } else {
        Paragraph.plain(
          "No curve: it takes at least \(SurvivalCounts.leastAtRisk) to start with. "
            + "\(words.subjects(curve)).")
        Paragraph.note(words.definition)
      }
    }
  }

  private func table(_ ticks: [(day: Int, label: String)]) -> HTML {
    DataTable(
      caption: words.title, style: "figures",
      columns: [
        .text(words.axis), .number("At risk"), .number(words.events), .number("Taken out so far"),
        .number(words.share),
      ],
      groups: [DataTable.Group(rows: ticks.map(row))]
    ).html
  }

  private func row(_ tick: (day: Int, label: String)) -> [HTML] {
    [
      HTML(text: tick.label), Cells.number(curve.atRisk(on: tick.day)),
      Cells.number(curve.events(upTo: tick.day)), Cells.number(curve.censored(upTo: tick.day)),
      HTML(text: (100 * curve.share(after: tick.day)).fixed(1) + "%"),
    ]
  }
}
