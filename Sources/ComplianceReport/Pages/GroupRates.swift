internal import Monitoring

/// Required tests by responsible site, each with the way to its own page.
struct SiteRates: Sendable {
  let tally: Tally
  let directory: Directory
  /// Folder of a site's page; nil: of what nobody is responsible for.
  let keys: [SiteIndex?: String]

  @HTMLBuilder var html: HTML {
    DataTable(
      caption: "Required tests by responsible site, in the order of site ids", style: "figures",
      columns: [
        .text("Site"), .number("Patients"), .number("Under surveillance"), .number("With a gap"),
        .number("Done"), .text("95% interval"), .number("On time"), .number("Missed"),
        .number("Overdue"), .number("Waived"), .number("Cancelled"),
      ],
      groups: [DataTable.Group(rows: rows)]
    ).html
    Paragraph.note(
      "Patients count at the site that is responsible on the as-of day, tests at the one that was "
        + "responsible on the due day. With fewer than about 8 patients a rate says next to "
        + "nothing about a site: look at its list instead.")
  }

  /// Sites of the table, also those without a patient; last, what nobody is responsible for.
  private var rows: [[HTML]] {
    let named = directory.sites.indices.inByteOrder { directory.sites[$0].id }.map { place in
      row(name(directory.sites[place], SiteIndex(place)), tally.bySite[SiteIndex(place)])
    }
    guard let nobody = tally.bySite[nil] else { return named }
    return named + [row(linked("No responsible site", nil), nobody)]
  }

  private func row(_ name: HTML, _ group: GroupTally?) -> [HTML] {
    let patients = PatientCounts { group?.count($0) ?? 0 }
    return [
      name, Cells.number(patients.total), Cells.number(patients.underSurveillance),
      Cells.number(patients[.gap]),
    ] + RateCells.html(group?.required ?? StateCounts())
  }

  @HTMLBuilder private func name(_ site: Site, _ index: SiteIndex) -> HTML {
    linked(Self.title(of: site), index)
    Cells.note { HTML(data: site.id) }
  }

  @HTMLBuilder private func linked(_ title: String, _ index: SiteIndex?) -> HTML {
    if let key = keys[index] {
      HTML(.a, .link(toFile: "sites/\(key)/index.html")) { HTML(data: title) }
    } else {
      HTML(data: title)
    }
  }

  static func title(of site: Site) -> String { site.name.isEmpty ? site.id : site.name }
}

/// Counts by responsible prescriber. No rates and no order of merit: a handful of patients says
/// nothing about the person who treats them.
struct PrescriberCounts: Sendable {
  let tally: Tally
  let directory: Directory

  var html: HTML {
    DataTable(
      caption: "Required tests by responsible prescriber, counts only, in the order of ids",
      style: "figures",
      columns: [
        .text("Prescriber"), .number("Owed"), .number("Done on time"), .number("Done late"),
        .number("Missed"), .number("Overdue"), .number("Waived"), .number("Cancelled"),
      ],
      groups: [DataTable.Group(rows: rows)]
    ).html
  }

  private var rows: [[HTML]] {
    let places = directory.prescribers.indices.inByteOrder { directory.prescribers[$0].id }
    let named = places.compactMap { place in
      tally.byPrescriber[PrescriberIndex(place)].map { row(name(directory.prescribers[place]), $0) }
    }
    guard let nobody = tally.byPrescriber[nil] else { return named }
    return named + [row(HTML(text: "No responsible prescriber"), nobody)]
  }

  private func row(_ name: HTML, _ counts: StateCounts) -> [HTML] {
    [name]
      + [
        counts.owed, counts.done, counts.doneLate, counts.missed, counts.overdue, counts.waived,
        counts.cancelled,
      ].map(Cells.number)
  }

  @HTMLBuilder private func name(_ prescriber: CertifiedHolder) -> HTML {
    HTML(data: prescriber.name.isEmpty ? prescriber.id : prescriber.name)
    Cells.note { HTML(data: prescriber.id) }
  }
}

/// Required tests by the month of their due day, the latest first.
struct MonthRates: Sendable {
  /// Months that stand open on the page; earlier ones are folded.
  private static let shownMonths = 24

  let byMonth: [Int: StateCounts]

  @HTMLBuilder var html: HTML {
    // A month in which nothing was owed by now is no news: its tests are still to come.
    let months = byMonth.keys.filter { byMonth[$0].map(Self.isTelling) ?? false }.sorted(by: >)
    if months.isEmpty {
      Paragraph.plain("Nothing was owed yet in any month.")
    } else {
      table("Required tests by month of the due day", Array(months.prefix(Self.shownMonths)))
    }
    if months.count > Self.shownMonths {
      HTML(.details) {
        HTML(.summary) { "Show \((months.count - Self.shownMonths).counted("earlier month"))" }
        table("Earlier months", Array(months.dropFirst(Self.shownMonths)))
      }
    }
  }

  private static func isTelling(_ counts: StateCounts) -> Bool {
    counts.owed + counts.waived + counts.cancelled > 0
  }

  private func table(_ caption: String, _ months: [Int]) -> HTML {
    DataTable(
      caption: caption, style: "figures",
      columns: [
        .text("Month"), .number("Done"), .text("95% interval"), .number("On time"),
        .number("Missed"), .number("Overdue"), .number("Waived"), .number("Cancelled"),
      ],
      groups: [
        DataTable.Group(
          rows: months.map { month in
            [HTML(text: Self.name(month))] + RateCells.html(byMonth[month] ?? StateCounts())
          })
      ]
    ).html
  }

  /// `2026-11`, of months counted from year 0.
  static func name(_ month: Int) -> String {
    let digits = String(month / 12)
    let year = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return "\(year)-\(month % 12 < 9 ? "0" : "")\(month % 12 + 1)"
  }
}
