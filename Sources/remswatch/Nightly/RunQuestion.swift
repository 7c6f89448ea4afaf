internal import ComplianceReport
internal import Monitoring
internal import PatientStore
internal import ProgramFiles

/// What a run is asked, and of which database.
struct RunQuestion {
  var database: String
  /// The script of views; nil: the database has the schema's own tables.
  var views: String?
  var program: LoadedProgram
  var asOf: CivilDate
  var knownAt: Instant?
  /// Whether every obligation that has opened is written.
  var isFull: Bool
  /// Whether FHIR MeasureReports are written.
  var hasMeasureReports = false
  /// The local time at which the next day's report is due; nil: none follows.
  var nextReportBy: ClockTime?

  /// What an answer that publishes nothing is about.
  func header(_ patients: PatientDatabase) -> ReportHeader {
    ReportHeader(
      program: program.program, programSHA256: program.sha256, asOf: asOf, knownAt: knownAt,
      softwareVersion: Remswatch.version, isSynthetic: patients.isInvented)
  }
}
