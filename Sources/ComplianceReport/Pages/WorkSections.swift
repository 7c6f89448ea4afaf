internal import Monitoring

/// The lists that people work from.
struct WorkSections: Sendable {
  let lists: WorkLists
  let header: ReportHeader
  /// Patients who were judged, so that an empty list says of how many.
  let underSurveillance: Int
  let showsSite: Bool

  private var rules: SurveillanceRules { header.program.surveillance }

  var current: PageSection {
    PageSection("work", "Work list: current gaps") {
      WorkFilter(lists: lists, header: header, showsSite: showsSite).html
      PriorityRule(program: header.program).html
      if lists.folded > 0 {
        Paragraph.note(
          "One row a patient and test: where several periods in a row were missed, the row is the "
            + "first of them and says how many it stands for. missed-tests.csv lists each, "
            + "\(lists.folded.grouped) more.")
      }
      work(
        lists.current, "Current gaps", named: "work", in: "missed-tests.csv",
        none: "No current gap among \(underSurveillance.counted("patient")) under surveillance.")
    }
  }

  var lost: PageSection {
    PageSection("lost", "Lost to follow-up") {
      Paragraph.note(
        "Nothing is cancelled by losing contact: the risk goes on. These patients stand apart so "
          + "that calls nobody can make do not bury those somebody can.")
      work(
        lists.lost, "Missed and overdue tests of patients lost to follow-up", named: "lost",
        in: "missed-tests.csv", none: "No missed or overdue test of a patient lost to follow-up.")
    }
  }

  var dueSoon: PageSection {
    PageSection("due", "Due in the next \(rules.dueSoonDays) days") {
      work(
        lists.dueSoon, "Open now and due by \(lastDueDay)", named: "due", in: "due-soon.csv",
        none: "Nothing is due in the next \(rules.dueSoonDays) days.")
    }
  }

  var past: PageSection {
    PageSection("past", "Past gaps") {
      Paragraph.note(
        "Missed once and since made good, or too long ago to act on. Kept for the record.")
      if lists.past.counts.total == 0 {
        Paragraph.plain("No past gap.")
      } else {
        HTML(.details) {
          HTML(.summary) { "Show \(lists.past.counts.total.counted("past gap"))" }
          work(
            lists.past, "Past gaps", named: "past", in: "missed-tests.csv", none: "No past gap.")
        }
      }
    }
  }

  private var lastDueDay: String {
    let day = CivilDate(dayNumber: Int(header.asOf.dayNumber) + rules.dueSoonDays)
    return (day ?? .last).withWeekday
  }

  @HTMLBuilder private func work(
    _ list: ListedWork, _ caption: String, named name: String, in file: String, none: String
  ) -> HTML {
    if list.counts.total == 0, list.rows.isEmpty {
      HTML(.p, .class("none")) { none }
    } else {
      Paragraph.cut(
        shown: list.rows.count, of: list.counts.total, rest: "all are in \(file)")
      WorkTable(
        caption: caption, list: name, rows: list.rows, header: header, showsSite: showsSite
      ).html
    }
  }
}

/// The order of work, in the rule set's own numbers.
struct PriorityRule: Sendable {
  let program: Program

  private var rules: SurveillanceRules { program.surveillance }

  var html: HTML {
    HTML(.div, .class("rule")) {
      HTML(.dl) {
        for priority in Priority.allCases {
          HTML(.div) {
            HTML(.dt) { PriorityMark(priority: priority).html }
            HTML(.dd) { meaning(priority) }
          }
        }
      }
      Paragraph.note(
        "Within a priority: more days past due first, then more missed in a row, then MRN. A gap "
          + "is current while it is overdue, while no later test of its kind was done, and for a "
          + "check before or at an infusion until \(rules.missedStaysCurrentDays) days after it "
          + "was first judged.")
    }
  }

  func meaning(_ priority: Priority) -> String {
    switch priority {
    case .urgent:
      "Current gap in a test of the boxed warning (\(boxedTests)): "
        + "\(rules.urgentAfterMissedInARow) or more periods in a row missed, or more than "
        + "\(rules.urgentAfterDays) days past due."
    case .gap: "Any other current gap in what is required."
    case .dueNow: "Due within \(rules.dueNowDays) days."
    case .dueSoon:
      "Due within \(rules.dueSoonDays) days; also current gaps in what is recommended or advisory."
    case .past: "A gap that is no longer current. Listed below, after the rest."
    }
  }

  /// Each test once, in the order of the rule set.
  private var boxedTests: String {
    var tests: [String] = []
    for requirement in program.requirements where requirement.isOfBoxedWarning {
      if !tests.contains(requirement.test) { tests.append(requirement.test) }
    }
    return tests.isEmpty ? "none in this rule set" : Words.list(tests)
  }
}
