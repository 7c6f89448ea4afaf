internal import Monitoring

/// What stands above everything else on a page: what its reader must not miss.
struct NoticeBanners: Sendable {
  let header: ReportHeader

  @HTMLBuilder var html: HTML {
    if header.isSynthetic {
      banner("Synthetic data.") {
        " Every patient, prescriber and site on this page is invented."
      }
    }
    if let due = NextReport(header) { due.banner }
    if let earlier = header.earlier, hasOtherRules(earlier) { otherRules(earlier) }
    if !header.nightsWithout.isEmpty {
      banner("No report was made for \(DayRanges.text(header.nightsWithout)).") { .nothing }
    }
    header.notices.map(notice)
  }

  private func banner(_ title: String, @HTMLBuilder _ text: () -> HTML) -> HTML {
    HTML(.p, .class("banner")) {
      HTML(.strong) { title }
      text()
    }
  }

  private func hasOtherRules(_ earlier: EarlierReport) -> Bool {
    earlier.programSHA256 != header.programSHA256 || earlier.programID != header.program.id
      || earlier.programVersion != header.program.version
  }

  private func otherRules(_ earlier: EarlierReport) -> HTML {
    banner("The rules changed since the last report:") {
      " "
      Self.rules(earlier.programID, earlier.programVersion, earlier.programSHA256)
      " → "
      Self.rules(header.program.id, header.program.version, header.programSHA256)
      "."
    }
  }

  @HTMLBuilder private static func rules(_ id: String, _ version: String, _ sha256: String) -> HTML
  {
    HTML(data: "\(id) \(version)")
    " (SHA-256 "
    HTML(data: String(sha256.prefix(12)))
    "…)"
  }

  private func notice(_ notice: Notice) -> HTML {
    switch notice {
    case .earlierReportDamaged(let asOf):
      banner("The report of \(asOf) could not be read and was not compared with.") {
        " Tell the operator to run remswatch verify."
      }
    }
  }
}

/// Days in a sentence: `3 Nov, 5 to 7 Nov 2026`.
enum DayRanges {
  static func text(_ ranges: [ClosedRange<CivilDate>]) -> String {
    ranges.indices.map { place in
      let next = place + 1 < ranges.count ? ranges[place + 1].lowerBound : nil
      return text(ranges[place], before: next)
    }.joined(separator: ", ")
  }

  /// A year, or a month, that the next day repeats is left to it.
  private static func text(_ range: ClosedRange<CivilDate>, before next: CivilDate?) -> String {
    let (first, last) = (range.lowerBound.parts, range.upperBound.parts)
    let isYearLeft = next?.parts.year == last.year
    let end = "\(last.day) \(CivilDate.monthWord(last.month))" + (isYearLeft ? "" : " \(last.year)")
    if range.lowerBound == range.upperBound { return end }
    if first.year != last.year {
      return "\(first.day) \(CivilDate.monthWord(first.month)) \(first.year) to \(end)"
    }
    let start =
      first.month == last.month
      ? "\(first.day)" : "\(first.day) \(CivilDate.monthWord(first.month))"
    return "\(start) to \(end)"
  }
}
