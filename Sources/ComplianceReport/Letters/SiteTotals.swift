internal import Monitoring

/// Rows of counts by site for somebody who has no business with any patient: sites so small that a
/// count could point at a person are one row.
struct SiteTotals {
  /// Patients under surveillance below which a site is not shown by itself.
  static let fewest = 5
  /// Sites shown one by one.
  private static let limit = 100

  private let shown: [SiteFigures]
  private let small: [SiteFigures]

  init(_ sites: [SiteFigures]) {
    var shown: [SiteFigures] = []
    var small: [SiteFigures] = []
    for site in sites {
      if site.figures.underSurveillance < Self.fewest {
        small.append(site)
      } else {
        shown.append(site)
      }
    }
    // What is left of the totals once every other row is taken off must be as many, too.
    while Self.concernsSomebody(small), Self.patients(small) < Self.fewest,
      let next = shown.indices.min(by: { Self.patients(shown[$0]) < Self.patients(shown[$1]) })
    {
      small.append(shown.remove(at: next))
    }
    self.shown = shown
    self.small = small
  }

  /// Whether a number of theirs could point at a person.
  private static func concernsSomebody(_ sites: [SiteFigures]) -> Bool {
    sites.contains { patients($0) + $0.figures.toDo > 0 }
  }

  private static func patients(_ site: SiteFigures) -> Int { site.figures.underSurveillance }

  private static func patients(_ sites: [SiteFigures]) -> Int {
    sites.reduce(0) { $0 + patients($1) }
  }

  var blocks: [LetterBlock] {
    guard !shown.isEmpty || Self.patients(small) >= Self.fewest else {
      return [.paragraph(words: "There are too few patients to give numbers by site.")]
    }
    let table = LetterTable(
      caption: "By site: patients under surveillance, tests to do, and of them urgent",
      columns: ["Site", "Patients", "To do", "Urgent"], rows: rows)
    let rest = shown.count - Self.limit
    let cut =
      rest > 0
      ? [LetterBlock.paragraph(words: "\(rest.counted("further site")) in the report.")] : []
    return [.table(table)] + cut
  }

  private var rows: [LetterTable.Row] {
    let rows = shown.prefix(Self.limit).map { site in
      LetterTable.Row(name: Self.name(site), values: Self.values([site]))
    }
    guard !small.isEmpty else { return rows }
    return rows + [LetterTable.Row(name: Phrase([.words(together)]), values: Self.values(small))]
  }

  /// What the row of all small sites is called.
  private var together: String {
    if !Self.concernsSomebody(small) { return "\(small.count.counted("site")) with nobody" }
    let areSmall = small.allSatisfy { Self.patients($0) < Self.fewest }
    return areSmall ? small.count.counted("small site") : "\(small.count) sites together"
  }

  private static func name(_ site: SiteFigures) -> Phrase {
    site.isNoSite ? "No responsible site" : [.data(ShownText.name(site))]
  }

  private static func values(_ sites: [SiteFigures]) -> [String] {
    let sums = [
      patients(sites), sites.reduce(0) { $0 + $1.figures.toDo },
      sites.reduce(0) { $0 + $1.figures.toDoByPriority[.urgent] },
    ]
    return sums.map(\.grouped)
  }
}
