internal import Monitoring

/// By when the next report is due: from then on nobody should work from this one.
struct NextReport: Sendable {
  private let day: CivilDate
  private let time: ClockTime

  /// nil: none is due, or the calendar ends before it.
  init?(_ header: ReportHeader) {
    guard let time = header.nextReportBy, let day = try? header.asOf.adding(days: 1) else {
      return nil
    }
    (self.day, self.time) = (day, time)
  }

  /// As it stands among the facts of a page.
  var fact: String { "\(day.withWeekday), \(time)" }

  /// Hidden, and shown by the script once the day and time have come where the page is read.
  var banner: HTML {
    HTML(.p, .class("banner"), .role("alert"), .due("\(day)T\(time)"), .hidden) {
      HTML(.strong) { "This report is out of date." }
      " A newer one was due on \(day.withWeekday) at \(time); do not work from it; tell the "
      "operator."
    }
  }
}
