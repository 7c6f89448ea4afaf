import Testing

/// Numbers, days and words that are out of bounds.
struct ValueRefusalTests {
  @Test(arguments: [
    Break(
      "grace-days: 10", "grace-days: -1",
      says:
        "sample.yaml:38: \"grace-days\" cannot be -1; write a whole number from 0 to 3660 instead."),
    Break(
      "months: 1,", "months: 0,",
      says: "sample.yaml:38: \"months\" cannot be 0; write a whole number from 1 to 120 instead."),
    Break(
      "months: 1,", "months: 121,",
      says: "sample.yaml:38: \"months\" cannot be 121; write a whole number from 1 to 120 instead."),
    Break(
      "business-days: 5", "business-days: 367",
      says:
        "sample.yaml:46: \"business-days\" cannot be 367; write a whole number from 0 to 366 instead."
    ),
    Break(
      "after-last-infusion: 48", "after-last-infusion: 0",
      says:
        "sample.yaml:7: \"months-after-last-infusion\" cannot be 0; write a whole number from 1 to 1200 instead."
    ),
    Break(
      "due-soon-days: 30", "due-soon-days: 6",
      says:
        "sample.yaml:14: \"due-soon-days\" cannot be 6; write a whole number from 7 to 366 instead."
    ),
    Break(
      "recovery-at-least: 200", "recovery-at-least: 0",
      says:
        "sample.yaml:59: \"recovery-at-least\" cannot be 0; write a number above 0 and up to 1000000 instead."
    ),
  ])
  func `A number out of bounds is refused, and its bounds named`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }

  @Test(arguments: [
    Break(
      "grace-days: 10", "grace-days: 1e1",
      says:
        "sample.yaml:38: \"grace-days\" cannot be 1e1; write a whole number from 0 to 3660 instead."
    ),
    Break(
      "grace-days: 10", "grace-days: 010",
      says:
        "sample.yaml:38: \"grace-days\" cannot be 010; write a whole number from 0 to 3660 instead."
    ),
    Break(
      "grace-days: 10", "grace-days: +10",
      says:
        "sample.yaml:38: \"grace-days\" cannot be +10; write a whole number from 0 to 3660 instead."
    ),
    Break(
      "grace-days: 10", "grace-days: 0xA",
      says:
        "sample.yaml:38: \"grace-days\" cannot be 0xA; write a whole number from 0 to 3660 instead."
    ),
    Break(
      "grace-days: 10", "grace-days: 10.0",
      says:
        "sample.yaml:38: \"grace-days\" cannot be 10.0; write a whole number from 0 to 3660 instead."
    ),
    Break(
      "grace-days: 10", "grace-days: \"10\"",
      says:
        "sample.yaml:38: \"grace-days\" cannot be text in quotation marks (10); write a whole number from 0 to 3660 instead."
    ),
    Break(
      "grace-days: 10", "grace-days: ten",
      says:
        "sample.yaml:38: \"grace-days\" cannot be ten; write a whole number from 0 to 3660 instead."
    ),
    Break(
      "grace-days: 10", "grace-days: 99999999999999999999",
      says:
        "sample.yaml:38: \"grace-days\" cannot be 99999999999999999999; write a whole number from 0 to 3660 instead."
    ),
    Break(
      "recovery-at-least: 200", "recovery-at-least: 2.0.0",
      says:
        "sample.yaml:59: \"recovery-at-least\" cannot be 2.0.0; write a number above 0 and up to 1000000 instead."
    ),
    Break(
      "recovery-at-least: 200", "recovery-at-least: .inf",
      says:
        "sample.yaml:59: \"recovery-at-least\" cannot be .inf; write a number above 0 and up to 1000000 instead."
    ),
  ])
  func `A number that is not written in decimal digits is refused`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }

  @Test(arguments: [
    Break(
      "2020-01-01", "2020-02-30",
      says:
        "sample.yaml:5: \"effective-from\" cannot be 2020-02-30; write a day of the calendar as YYYY-MM-DD instead."
    ),
    Break(
      "2020-01-01", "2020-1-1",
      says:
        "sample.yaml:5: \"effective-from\" cannot be 2020-1-1; write a day of the calendar as YYYY-MM-DD instead."
    ),
    Break(
      "2020-01-01", "\"2020-01-01\"",
      says:
        "sample.yaml:5: \"effective-from\" cannot be text in quotation marks (2020-01-01); write a day of the calendar as YYYY-MM-DD instead."
    ),
    Break(
      "2020-01-01", "2020-01-01\neffective-to: 2019-12-31",
      says:
        "sample.yaml:6: \"effective-to\" lies before \"effective-from\"; write 2020-01-01 or a later day instead."
    ),
  ])
  func `A day that the calendar does not have is refused`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }

  @Test(arguments: [
    Break(
      "    test: creatinine", "    test: creatinine\n    boxed-warning: yes",
      says: "sample.yaml:37: \"boxed-warning\" cannot be yes; write true or false instead."),
    Break(
      "    test: creatinine", "    test: creatinine\n    boxed-warning: \"true\"",
      says:
        "sample.yaml:37: \"boxed-warning\" cannot be text in quotation marks (true); write true or false instead."
    ),
    Break(
      "grace-days: 10", "grace-days: 10, continues-in-pregnancy: True",
      says:
        "sample.yaml:38: \"continues-in-pregnancy\" cannot be True; write true or false instead."),
  ])
  func `A yes or no is true or false and nothing else`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }

  @Test(arguments: [
    Break(
      "title: A sample", "title:",
      says: "sample.yaml:2: \"title\" is empty; write a value."),
    Break(
      "title: A sample", "title: null",
      says: "sample.yaml:2: \"title\" is empty; write a value."),
    Break(
      "title: A sample", "title: \"A sample \"",
      says:
        "sample.yaml:2: \"title\" has blanks around it or invisible characters; write it without them instead."
    ),
    Break(
      "title: A sample", "title: \"A\\u202Esample\"",
      says:
        "sample.yaml:2: \"title\" has blanks around it or invisible characters; write it without them instead."
    ),
    Break(
      "title: A sample", "title: [A, sample]",
      says: "sample.yaml:2: \"title\" is no text; write text instead."),
    Break(
      "title: A sample", "title: |\n  A sample",
      says: "sample.yaml:2: block text (| or >) stands here; write text in quotation marks instead."
    ),
    Break(
      "version: 1.0.0", "version: 1.0",
      says:
        "sample.yaml:3: \"1.0\" is no version; write three numbers with points between, such as 1.0.0, instead."
    ),
    Break(
      "version: 1.0.0", "version: 1.0.x",
      says:
        "sample.yaml:3: \"1.0.x\" is no version; write three numbers with points between, such as 1.0.0, instead."
    ),
  ])
  func `Text that says nothing, or hides something, is refused`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }
}
