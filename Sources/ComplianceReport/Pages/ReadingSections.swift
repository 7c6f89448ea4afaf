internal import Monitoring

/// How to read the page, and what not to read into it.
struct ReadingSections: Sendable {
  let rules: SurveillanceRules

  var glossary: PageSection {
    PageSection("reading", "How to read this page") {
      HTML(.dl, .class("glossary")) {
        term("As of", "The day asked about. Facts dated later do not exist for this report.")
        term("Known at", "Facts recorded later do not exist for this report.")
        term("Due day", "The last day on which a test is on time. Both ends of a window count.")
        term(
          "Overdue", "Past its due day and not done; a test done in the days of grace still counts."
        )
        term(
          "Missed",
          "Past its days of grace and not done. A test that is recorded late, or a "
            + "correction, can still change it.")
        term(
          "Gap",
          "Something required that is overdue or missed. A periodic test is current until a later "
            + "one of its kind is done, a check before or at an infusion for "
            + "\(rules.missedStaysCurrentDays) days; then it is past.")
        term(
          "Attempt",
          "A specimen that was taken and does not satisfy the rule, with why: pending, not "
            + "performed, or a test that is close but not the one asked for.")
        term("Done", "Done on time or late, of all that was owed by the as-of day.")
        term("On time", "Done by the due day, of all that was owed by the as-of day.")
        term(
          "95% interval",
          "Wilson interval of the done rate. A wide one means: too few tests to say much. The "
            + "tests of one patient resemble each other, so the truth is wider still.")
        term(
          "Longest gap",
          "Days without the test between two that were done, or up to the as-of day. Two tests can "
            + "be on time and nearly two periods apart.")
        term("Waived", "Not owed by a documented decision. In no rate.")
        term("Cancelled", "Not owed any more: deceased or transferred out. In no rate.")
        term("—", "Nothing was owed or nothing is recorded. Never to be read as 100%.")
      }
    }
  }

  private func term(_ term: String, _ meaning: String) -> HTML {
    HTML(.div) {
      HTML(.dt) { term }
      HTML(.dd) { meaning }
    }
  }

  var limits: PageSection {
    PageSection("limits", "What this report does not do") {
      HTML(.ul) {
        HTML(.li) { "It does not look at results, only at whether tests were done and when." }
        HTML(.li) { "It does not know of a test that was done and never recorded in the database." }
        HTML(.li) { "It does not tell why a test was not done, and blames nobody." }
        HTML(.li) { "It does not change the database, order a test or call a patient." }
        HTML(.li) {
          "It does not find what the rules do not ask for. Rules marked “To be confirmed” were not "
          "read in their source: confirm them before anyone relies on them."
        }
      }
    }
  }
}
