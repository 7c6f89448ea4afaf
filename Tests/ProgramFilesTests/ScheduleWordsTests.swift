import Monitoring
import ProgramFiles
import Testing

/// The words that people sign.
struct ScheduleWordsTests {
  @Test(arguments: [
    ("cbc-baseline", "within 30 days before every course"),
    ("cbc-monthly", "every month, 10 days of grace"),
    ("thyroid-quarterly", "every 3 months, 14 days of grace, on through a pregnancy"),
    ("liver-baseline", "within 30 days before the first course of an episode"),
    ("varicella-baseline", "at any time before the first course of an episode"),
    ("patient-status-form", "every 6 months, from 30 days early, 30 days of grace"),
    ("infusion-checklist", "within 5 business days after every course"),
    ("patient-enrolment", "patient enrolled by the first infusion of an episode"),
    ("prescriber-certification", "prescriber certified on the first day of every course"),
    ("facility-certification", "facility certified on the day of every infusion"),
    (
      "dose",
      "5 infusion days of 12 mg in course 1, 3 in any other,"
        + " judged when complete or after 30 days"
    ),
    (
      "course-spacing",
      "12 months or more after the start (course 2) or the end (any other) of the course before"
    ),
    (
      "observation-time",
      "120 minutes or more from its end to the end of its observation, at every infusion;"
        + " over 720 is not believed"
    ),
    (
      "infusion-duration",
      "225 minutes or more from its start to its end, at every infusion;"
        + " over 720 is not believed"
    ),
    ("steroid-premedication", "corticosteroid on the first 3 infusion days of every course"),
    (
      "antiviral-prophylaxis",
      "antiviral every day from the first of every course to 2 months after it,"
        + " or until CD3+CD4+ (T4 helper) cells [#/volume] in Blood (24467-3) is 200 or more,"
        + " whichever is later"
    ),
    ("minimum-age", "17 years or older at the first infusion"),
    ("contraindication", "no hiv and no active-infection on the first day of every course"),
    ("live-vaccine", "no live-vaccine in the 41 days before every course or on its first day"),
  ])
  func `The built-in schedules read as their rules are`(_ id: String, _ words: String) throws {
    let program = try ProgramFiles.builtIn("lemtrada-us").program
    let index = try #require(program.requirementIndex(id: id))
    #expect(program.requirements[index].scheduleInWords(program.vocabulary) == words)
  }

  @Test(arguments: [
    ("{every: {months: 2, grace-days: 0}}", "every 2 months, no grace"),
    ("{every: {months: 1, grace-days: 1}}", "every month, 1 day of grace"),
    (
      "{every: {months: 1, grace-days: 0, early-days: 1}}",
      "every month, from 1 day early, no grace"
    ),
    ("{baseline: {days-before: 0, courses: every}}", "on the first day of every course"),
    ("{baseline: {days-before: 1, courses: every}}", "within 1 day before every course"),
    ("{deadline: {days: 1}}", "within 1 day after every course"),
    ("{deadline: {business-days: 1}}", "within 1 business day after every course"),
  ])
  func `Numbers at the edge read naturally`(_ schedule: String, _ words: String) throws {
    let text = Sample.replacing("{every: {months: 1, grace-days: 10}}", with: schedule)
    let program = try Sample.decode(text).program
    #expect(program.requirements[0].scheduleInWords(program.vocabulary) == words)
  }
}
