import ComplianceReport
import Monitoring

/// Numbers of an invented programme.
enum LettersSample {
  static let asOf = FilesProgram.day("2026-11-24")

  /// A site with something of everything.
  static let busy: Figures = {
    var figures = quiet(patients: 18, underSurveillance: 14)
    figures.withGap = 9
    figures.notEvaluated = 2
    (figures.missed, figures.overdue) = (21, 3)
    figures.unmetByPriority[.urgent] = 10
    figures.unmetByPriority[.gap] = 14
    figures.unmetOfLost = 3
    figures.toDoByPriority[.urgent] = 4
    figures.toDoByPriority[.gap] = 7
    figures.toDoByPriority[.dueSoon] = 1
    (figures.toDoNew, figures.toDoOfLost) = (2, 1)
    (figures.dueNow, figures.dueSoon, figures.waived) = (3, 11, 2)
    figures.changes.new = 3
    figures.changes.reopened = 1
    figures.changes.stillOpen = 27
    figures.changes.oldestOpenDays = 41
    figures.changes.resolved = 5
    figures.changes.noLongerJudged = 1
    figures.changes.openBefore = 33
    (figures.owed, figures.done) = (340, 316)
    return figures
  }()

  /// A site where nothing is open.
  static func quiet(patients: Int, underSurveillance: Int) -> Figures {
    var figures = Figures()
    figures.patients = patients
    figures.underSurveillance = underSurveillance
    (figures.owed, figures.done) = (12 * patients, 12 * patients)
    figures.changes.openBefore = 0
    return figures
  }

  static func site(_ figures: Figures, name: String = "North Clinic") -> SiteFigures {
    SiteFigures(
      siteID: "S-010", folder: "sites/site-09df6fc921f6", name: name,
      coordinatorName: "Ana Ruiz", coordinatorEmail: "ana@example.org", figures: figures)
  }

  static func file(_ sites: [SiteFigures], whole: Figures = busy) -> SitesFile {
    SitesFile(
      asOf: asOf, isSynthetic: false,
      program: SitesFile.Program(id: "small", version: "1", title: "A small programme"),
      dueNowDays: 7, dueSoonDays: 30, earlierAsOf: FilesProgram.day("2026-11-23"),
      nightsWithout: [], whole: whole, sites: sites)
  }
}
