import Testing

/// Keys that are unknown, missing or there twice.
struct KeyRefusalTests {
  @Test(arguments: [
    Break(
      "    severity: required", "    severty: required",
      says:
        "sample.yaml:39: \"severty\" is no key of requirement \"monthly\"; write \"severity\" instead (known: id, title, test, evidence, form, applies-to, schedule, severity, boxed-warning, citation, certainty, note)."
    ),
    Break(
      "effective-from:", "effective-form:",
      says:
        "sample.yaml:5: \"effective-form\" is no key of the rule set; write \"effective-from\" instead (known: id, title, version, jurisdiction, effective-from, effective-to, surveillance, vocabulary, documents, codes, evidence, requirements)."
    ),
    Break(
      "grace-days: 10", "grace-day: 10",
      says:
        "sample.yaml:38: \"grace-day\" is no key of \"every\"; write \"grace-days\" instead (known: months, grace-days, early-days, continues-in-pregnancy)."
    ),
    Break(
      "due-now-days", "due-days-now",
      says:
        "sample.yaml:13: \"due-days-now\" is no key of \"surveillance\"; write \"months-after-last-infusion\", \"course-gap-days\", \"open-pregnancy-days\", \"missed-stays-current-days\", \"urgent-after-days\", \"urgent-after-missed-in-a-row\", \"due-now-days\", \"due-soon-days\" or \"business-calendar\" instead."
    ),
    Break(
      "title: A sample", "title: A sample\ncolour: red",
      says:
        "sample.yaml:3: \"colour\" is no key of the rule set; write \"id\", \"title\", \"version\", \"jurisdiction\", \"effective-from\", \"effective-to\", \"surveillance\", \"vocabulary\", \"documents\", \"codes\", \"evidence\" or \"requirements\" instead."
    ),
    Break(
      "      months-after-course: 2", "      months-after-course: 2\n        years: 2",
      says:
        "sample.yaml:58: \"years\" is no key of check \"prophylaxis\"; write \"check\", \"medication\", \"months-after-course\", \"recovery-code\" or \"recovery-at-least\" instead."
    ),
    Break(
      "{name: Creatinine,", "{nam: Creatinine,",
      says:
        "sample.yaml:24: \"nam\" is no key of code \"2160-0\"; write \"name\" instead (known: name, certainty)."
    ),
    Break(
      "    panels: [24323-8]", "    panel: [24323-8]",
      says:
        "sample.yaml:29: \"panel\" is no key of evidence \"creatinine\"; write \"panels\" instead (known: specimen, panels, components, partial, incomplete-reason, histories)."
    ),
    Break(
      "revision: 09/2020", "version: 09/2020",
      says:
        "sample.yaml:22: \"version\" is no key of document \"label\"; write \"title\" or \"revision\" instead."
    ),
  ])
  func `An unknown key is refused, and the nearest known one suggested`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }

  @Test(arguments: [
    Break(
      "title: A sample\n", "",
      says: "sample.yaml:1: the rule set has no \"title\"; write the key \"title\"."),
    Break(
      "  due-soon-days: 30\n", "",
      says:
        "sample.yaml:7: \"surveillance\" has no \"due-soon-days\"; write the key \"due-soon-days\"."
    ),
    Break(
      "    severity: required\n", "",
      says:
        "sample.yaml:34: requirement \"monthly\" has no \"severity\"; write the key \"severity\"."),
    Break(
      ", grace-days: 10", "",
      says: "sample.yaml:38: \"every\" has no \"grace-days\"; write the key \"grace-days\"."),
    Break(
      "    incomplete-reason: no-creatinine\n", "",
      says:
        "sample.yaml:29: evidence \"creatinine\" has no \"incomplete-reason\"; write the key \"incomplete-reason\"."
    ),
    Break(
      "        check: prophylaxis\n", "",
      says: "sample.yaml:55: \"point\" has no \"check\"; write the key \"check\"."),
    Break(
      ", section: \"5.1\"", "",
      says: "sample.yaml:40: \"citation\" has no \"section\"; write the key \"section\"."),
    Break(
      ", certainty: verified}", "}",
      says: "sample.yaml:24: code \"2160-0\" has no \"certainty\"; write the key \"certainty\"."),
    Break(
      "  - id: monthly\n    title", "  - title",
      says: "sample.yaml:34: a requirement has no \"id\"; write the key \"id\"."),
  ])
  func `A missing key is refused, and named`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }

  @Test(arguments: [
    Break(
      "title: A sample", "title: A sample\ntitle: Another",
      says:
        "sample.yaml:2: the key \"title\" stands twice, here for the first time; write it once instead."
    ),
    Break(
      "months: 1,", "months: 1, months: 2,",
      says:
        "sample.yaml:38: the key \"months\" stands twice, here for the first time; write it once instead."
    ),
    Break(
      "  course-gap-days: 30", "  course-gap-days: 30\n  course-gap-days: 31",
      says:
        "sample.yaml:8: the key \"course-gap-days\" stands twice, here for the first time; write it once instead."
    ),
  ])
  func `A key that stands twice is refused`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }
}
