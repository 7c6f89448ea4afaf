internal import Monitoring

/// How the sites compare, without an order of merit.
struct FunnelSection: Sendable {
  let funnel: Funnel
  let directory: Directory

  var section: PageSection {
    PageSection("funnel", "How the sites compare") {
      if let reason = whyNoPicture {
        Paragraph.plain(reason)
      } else {
        FunnelPicture(funnel).picture.html
        findings
        Paragraph.note(FunnelWords.key)
      }
      Paragraph.note(FunnelWords.definition(funnel.target))
      if !funnel.sites.isEmpty { PictureData.html("Show the numbers of the sites", table) }
    }
  }

  private var whyNoPicture: String? {
    if funnel.target.denominator == 0 { return "No picture: no patient is under surveillance." }
    if funnel.target.numerator == 0 || funnel.target.numerator == funnel.target.denominator {
      return "No picture: \(funnel.target.fractionText) patients under surveillance are without a "
        + "gap, so there is no difference between sites."
    }
    guard funnel.judged.count < 2 else { return nil }
    return "No picture: a comparison takes two sites with enough patients, and there is "
      + "\(funnel.judged.isEmpty ? "none" : "one")."
  }

  /// Names are of the database and stand apart.
  @HTMLBuilder private var findings: HTML {
    let beyond = funnel.judged.enumerated().filter { $0.element.verdict != .within }
    if beyond.isEmpty {
      Paragraph.plain("Every site that can be judged is within the limits.")
    } else {
      HTML(.ul) {
        beyond.map { index, site in
          HTML(.li) {
            "\(index + 1) "
            HTML(data: name(of: site))
            ": \(site.rate.percentageText), \(site.rate.fractionText), "
            "\(FunnelWords.word(site.verdict))."
          }
        }
      }
    }
  }

  private func name(of site: Funnel.Site) -> String {
    guard let index = site.site else { return "No responsible site" }
    return SiteRates.title(of: directory.sites[Int(index.value)])
  }

  private var table: HTML {
    DataTable(
      caption: "Patients under surveillance without a current required gap, by site",
      style: "figures",
      columns: [
        .text("Site"), .number("No."), .number("Without a gap"), .number("Alert at or below"),
        .number("Alarm at or below"), .text("Finding"),
      ],
      groups: [DataTable.Group(rows: rows)]
    ).html
  }

  private var rows: [[HTML]] {
    let judged = funnel.judged.enumerated().map { row($0.element, number: $0.offset + 1) }
    return judged + funnel.sites.filter { $0.verdict == .notJudged }.map { row($0, number: nil) }
  }

  private func row(_ site: Funnel.Site, number: Int?) -> [HTML] {
    let limits = FunnelLimits(patients: site.rate.denominator, target: funnel.target)
    let isJudged = site.verdict != .notJudged
    return [
      HTML(data: name(of: site)), number.map(Cells.number) ?? .dash, Cells.rate(site.rate),
      isJudged ? limits?.lowAlert.count.map(Cells.number) ?? .dash : .dash,
      isJudged ? limits?.lowAlarm.count.map(Cells.number) ?? .dash : .dash,
      HTML(text: FunnelWords.word(site.verdict)),
    ]
  }
}
