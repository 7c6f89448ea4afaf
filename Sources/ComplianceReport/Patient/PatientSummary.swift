internal import Monitoring

/// Where the patient stands, from when to when they are followed, and what was given.
struct PatientSummary: Sendable {
  let header: ReportHeader
  let judgement: PatientJudgement
  let events: PatientEvents

  var section: PageSection {
    PageSection("summary", "Where the patient stands") {
      status
      if !judgement.episodes.isEmpty { episodes }
      if !events.courses.isEmpty { courses }
      happenings
    }
  }

  @HTMLBuilder private var status: HTML {
    if let reason = judgement.notEvaluated {
      Paragraph.alert {
        HTML(.strong) { "Not evaluated. " }
        "\(reason.sentence) A wrong birth or infusion date would move every due day, so nothing "
        "was judged. Tests may be missing: mend the record first."
      }
    } else {
      HTML(.p) {
        HTML(.strong) { judgement.status.word.uppercasedFirst + ". " }
        judgement.status.meaning(header.program.surveillance)
      }
    }
  }

  private var episodes: HTML {
    DataTable(
      caption: "Episodes of surveillance", style: "figures short",
      columns: [
        .text("Episode"), .text("Anchor: first infusion"), .text("Last infusion"),
        .text("Surveillance ends"),
      ],
      groups: [
        DataTable.Group(
          rows: judgement.episodes.enumerated().map { place, episode in
            [
              HTML(text: "Episode \(place + 1)"), Cells.day(episode.anchor),
              Cells.day(episode.lastInfusionOn), Cells.day(episode.end),
            ]
          })
      ]
    ).html
  }

  private var courses: HTML {
    DataTable(
      caption: "Treatment courses with their infusion days", style: "figures short",
      columns: [.text("Course"), .text("Episode"), .number("Infusions"), .text("Infusion days")],
      groups: [
        DataTable.Group(
          rows: events.courses.map { course in
            [
              HTML(text: "Course \(course.number)"), HTML(text: "Episode \(course.episode)"),
              Cells.number(course.infusions.count), days(course),
            ]
          })
      ]
    ).html
  }

  private func days(_ course: Course) -> HTML {
    HTML(text: course.infusions.map(\.infusedOn.description).joined(separator: ", "))
  }

  @HTMLBuilder private var happenings: HTML {
    if !events.standings.isEmpty || !events.pregnancies.isEmpty {
      HTML(.h3) { "Standing and pregnancies" }
      HTML(.ul) {
        events.standings.map { row in
          HTML(.li) { "\(row.standing.word.uppercasedFirst) from \(row.fromOn.withWeekday)" }
        }
        events.pregnancies.map { days in
          HTML(.li) {
            "Pregnancy from \(days.lowerBound.withWeekday) to \(days.upperBound.withWeekday)"
          }
        }
      }
    }
  }
}

extension Standing {
  var word: String { Words.spaced(rawValue) }
}

extension PatientStatus {
  /// What the class of one patient means, with the figures of the rule set.
  fileprivate func meaning(_ rules: SurveillanceRules) -> String {
    switch self {
    case .notEvaluated: "Nothing could be judged."
    case .deceased: "What was due by the day of death stays on record; nothing is owed any more."
    case .transferredOut: "Somebody else is responsible for what is due after the transfer."
    case .completed:
      "Surveillance ended \(rules.monthsAfterLastInfusion) months after the last infusion."
    case .notStarted: "No infusion is on record by the as-of day, so nothing is owed yet."
    case .gap: "Something required is overdue or missed and current."
    case .due:
      "Nothing required is overdue or missed and current; something required is due within "
        + "\(rules.dueSoonDays.counted("day"))."
    case .upToDate:
      "Nothing required is overdue or missed and current, and nothing required is due within "
        + "\(rules.dueSoonDays.counted("day")). The record of the past stands below."
    }
  }
}
