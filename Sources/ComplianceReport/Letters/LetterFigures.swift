internal import Monitoring

/// The numbers of a letter: what is to do, and what changed.
struct LetterFigures {
  let file: SitesFile
  let figures: Figures

  typealias Figure = LetterBlock.Figure

  var blocks: [LetterBlock] {
    let counts: [LetterBlock] = [
      .figures(caption: "To do (one a patient and test, however often it was missed)", toDo),
      .figures(caption: "Tests, each period counted", periods),
      .figures(caption: "Patients", people),
    ]
    return counts + changes
  }

  private var toDo: [Figure] {
    let toDo = figures.toDoByPriority
    let required = [
      Figure("Priority 1, urgent", toDo[.urgent].grouped),
      Figure("Priority 2, other required tests", toDo[.gap].grouped),
    ]
    return required + optional("Priority 4, recommended or advised", toDo[.dueSoon]) + new
      + optional("Patients lost to follow-up, apart", figures.toDoOfLost)
  }

  private var new: [Figure] {
    guard let earlier = file.earlierAsOf else { return [] }
    return optional("Of these new since the report of \(earlier)", figures.toDoNew ?? 0)
  }

  private var periods: [Figure] {
    let required = [
      Figure("Missed", figures.missed.grouped), Figure("Overdue", figures.overdue.grouped),
      Figure("Due in the next \(file.dueSoonDays.counted("day"))", figures.dueSoon.grouped),
    ]
    return required + optional("Of these in \(file.dueNowDays.counted("day"))", figures.dueNow)
      + optional("Waived so far", figures.waived)
  }

  private var people: [Figure] {
    let share = Rate(figures.done, of: figures.owed).percentageText
    let patients = "\(figures.underSurveillance.grouped) of \(figures.patients.grouped)"
    return [
      Figure("Under surveillance", patients),
      Figure("With a gap", figures.withGap.grouped),
      Figure("Not evaluated", figures.notEvaluated.grouped),
      figures.owed == 0
        ? Figure("Required tests so far", "0")
        : Figure(
          "Done, of \(figures.owed.counted("test")) required so far",
          "\(figures.done.grouped) (\(share))"),
    ]
  }

  private func optional(_ name: Phrase, _ count: Int) -> [Figure] {
    count == 0 ? [] : [Figure(name, count.grouped)]
  }
}

// MARK: - Changes

extension LetterFigures {
  /// Rows of the list of missed tests, in which each period counts: what a trend needs.
  private var changes: [LetterBlock] {
    guard let earlier = file.earlierAsOf, let before = figures.changes.openBefore else {
      return [
        .paragraph(
          words: "There is no earlier report to compare with: everything is reported anew.")
      ]
    }
    let changes = figures.changes
    var rows = [Figure("New", changes.new.grouped)]
    rows += optional("Reopened", changes.reopened)
    rows += [
      Figure("Resolved", changes.resolved.grouped),
      Figure("Still open", changes.stillOpen.grouped),
    ]
    if let days = changes.oldestOpenDays {
      rows.append(Figure("The oldest of them was reported", "\(days.counted("day")) ago"))
    }
    let trend = "\(changes.openNow.grouped) now, \(before.grouped) then"
    rows.append(Figure("Open in all, past gaps included", trend))
    return [
      .figures(caption: "Since the report of \(earlier), each period counted", rows)
    ] + notJudged
  }

  private var notJudged: [LetterBlock] {
    let count = figures.changes.noLongerJudged + figures.changes.stillNotJudged
    guard count > 0 else { return [] }
    let verb = count == 1 ? "It is" : "They are"
    return [
      .warning(
        words:
          "\(count.counted("reported gap")) can no longer be judged. \(verb) not resolved: the report "
          + "says why.")
    ]
  }
}
