internal import Monitoring

/// What changed since the report before.
struct ChangesSection: Sendable {
  let changes: ChangeLists
  let header: ReportHeader
  let showsSite: Bool

  private var counts: ChangeCounts { changes.counts }

  var section: PageSection {
    PageSection("changes", title) {
      if header.earlier == nil {
        Paragraph.plain(
          "There is no earlier report to compare with: every gap below is reported for the first "
            + "time.")
      } else {
        numbers
        notJudged
        folded(
          changes.notJudged, "Show \(changes.notJudged.total.grouped) no longer judged",
          "Gaps that are no longer judged")
        folded(
          changes.opened, "Show \(changes.opened.total.grouped) new, reopened or changed",
          "New, reopened and changed gaps in the order of work")
        folded(
          changes.resolved, "Show \(changes.resolved.total.grouped) resolved",
          "Gaps that were reported and are on the list no longer")
      }
    }
  }

  private var title: String {
    guard let earlier = header.earlier else { return "What changed since the last report" }
    let known = earlier.knownAt.map { ", known at \($0)" } ?? ""
    return "What changed since the report of \(earlier.asOf)\(known)"
  }

  private var numbers: HTML {
    HTML(.dl, .class("facts")) {
      fact("New", counts.new.grouped)
      fact("Reopened", counts.reopened.grouped, "listed before, then resolved, now listed again")
      fact("Still open", counts.stillOpen.grouped, stillOpenNote)
      fact("Resolved", counts.resolved.grouped, resolvedNote)
      fact("No longer judged", counts.noLongerJudged.grouped)
    }
  }

  private func fact(_ term: String, _ value: String, _ note: String = "") -> HTML {
    HTML(.div) {
      HTML(.dt) { term }
      HTML(.dd) {
        value
        if !note.isEmpty { HTML(.small) { note } }
      }
    }
  }

  private var stillOpenNote: String {
    guard let oldest = counts.oldestOpenDays else { return "" }
    return "\(counts.changed.grouped) of them changed; the oldest first reported "
      + "\(oldest.counted("day")) ago"
  }

  private var resolvedNote: String {
    Resolution.allCases.compactMap { resolution in
      counts.resolvedHow[resolution].map { "\($0.grouped) \(resolution.words)" }
    }.joined(separator: ", ")
  }

  /// Nobody can say what became of these, so that they are counted every night until somebody can.
  @HTMLBuilder private var notJudged: HTML {
    let waiting = counts.noLongerJudged + counts.stillNotJudged
    if waiting > 0 {
      Paragraph.alert {
        HTML(.strong) { "\(waiting.counted("reported gap")) can no longer be judged." }
        " They are not resolved: the patient could not be evaluated or is not in the database any "
        "more. \(counts.noLongerJudged.grouped) since the last report, "
        "\(counts.stillNotJudged.grouped) from before. Find out why; until then they are "
        "remembered, and reported again once they can be judged."
      }
    }
    if counts.patientsNotCompared > 0 {
      Paragraph.alert {
        "\(counts.patientsNotCompared.counted("patient")) could not be compared, having no id of "
        "their own."
      }
    }
  }

  @HTMLBuilder private func folded(
    _ list: ListedRows<ChangeRow>, _ summary: String, _ caption: String
  ) -> HTML {
    if list.total > 0 {
      HTML(.details) {
        HTML(.summary) { summary }
        table(list, caption)
      }
    }
  }

  @HTMLBuilder private func table(_ list: ListedRows<ChangeRow>, _ caption: String) -> HTML {
    Paragraph.cut(shown: list.rows.count, of: list.total, rest: "all are in changes.csv")
    ChangeTable(caption: caption, rows: list.rows, showsSite: showsSite).html
  }
}

extension Resolution {
  /// As it stands behind a number of gaps.
  var words: String {
    switch self {
    case .doneOnTime: "turned out done on time"
    case .doneLate: "done late"
    case .waived: "waived"
    case .cancelled: "cancelled"
    case .completed: "not done before surveillance ended"
    case .deceased: "of patients who died"
    case .transferredOut: "of patients transferred out"
    case .earlierEpisode: "of an earlier episode"
    case .notDueYet: "not due yet"
    case .noLongerOwed: "no longer owed"
    }
  }
}
