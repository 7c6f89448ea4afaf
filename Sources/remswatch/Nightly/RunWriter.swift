internal import ComplianceReport
internal import Delivery
internal import Monitoring
internal import PatientStore
internal import ProgramFiles

/// Reads the database once and writes the report of it into a run's folder.
struct RunWriter {
  var question: RunQuestion
  var showsProgress: Bool
  var interruption: Interruption
  /// Is shown each patient as judged, with the findings about their rows; nil: nobody asks.
  var onPatient: ((PatientRecord, PatientJudgement, [Finding], Directory) throws -> Void)?

  /// What was read and found.
  struct Written {
    var reads: ReadCounts
    var tally: Tally
    var changes: ChangeCounts
    /// What was recorded later is not in the report.
    var snapshot: Instant
    var isSynthetic: Bool
    var database: DatabaseStamp
    /// The run that the changes are counted from.
    var comparedWith: String?
    var seconds: [String: Double]
  }

  /// Writes every file of the run but the manifest; the newest earlier report that can be read is
  /// the one that is compared with.
  func write(_ patients: PatientDatabase, _ history: RunHistory, to folder: RunFolder) throws
    -> Written
  {
    let clock = Clock.monotonicSeconds()
    try patients.copyIfNeeded {
      try interruption.protecting { try folder.scratchPath("database.db") }
    }
    let copied = Clock.monotonicSeconds()
    let database = try DatabaseStamp(patients, question.views)
    let check = try patients.integrityCheck()
    var written = try scan(patients, history, folder, database, then: check)
    let scanned = Clock.monotonicSeconds()
    try check.wait()
    try Self.reconcile(written.reads, written.tally)
    written.seconds = [
      "copy": copied - clock, "judge_and_write": scanned - copied,
      "integrity_check_after": Clock.monotonicSeconds() - scanned,
    ]
    return written
  }

  /// The check of the file begins when it has been read through: until then both cores have work,
  /// and behind it only one.
  private func scan(
    _ patients: PatientDatabase, _ history: RunHistory, _ folder: RunFolder,
    _ database: DatabaseStamp, then check: IntegrityCheck
  ) throws -> Written {
    var report = try ReportWriter(
      header(history, patients), isFull: question.isFull, earlierGaps: history.earlier?.gaps.next,
      to: ReportSink(folder, interruption))
    if question.hasMeasureReports { try report.writeMeasureReports() }
    let judged = JudgedPatients(
      database: patients, program: question.program.program, asOf: question.asOf,
      knownAt: question.knownAt)
    let ending = try add(judged, to: &report)
    check.start()
    try report.add(ending.findings, ending.directory)
    try report.finish(ending.reads, ending.directory)
    return Written(
      reads: ending.reads, tally: report.tally, changes: report.changes,
      snapshot: ending.snapshot, isSynthetic: patients.isInvented, database: database,
      comparedWith: history.earlier?.entry.run, seconds: [:])
  }

  private func add(_ judged: JudgedPatients, to report: inout ReportWriter) throws -> ScanEnding {
    var progress = Progress(isShown: showsProgress)
    defer { progress.clear() }
    return try judged.forEachBatch { batch in
      for patient in batch.patients[..<batch.count] {
        try report.add(patient.record, patient.judgement, patient.findings, batch.directory)
        try onPatient?(patient.record, patient.judgement, patient.findings, batch.directory)
        progress.step(of: batch.patientRows)
      }
    }
  }

  private func header(_ history: RunHistory, _ patients: PatientDatabase) -> ReportHeader {
    ReportHeader(
      program: question.program.program, programSHA256: question.program.sha256,
      asOf: question.asOf, knownAt: question.knownAt, softwareVersion: Remswatch.version,
      isSynthetic: patients.isInvented, earlier: history.earlierReport,
      nightsWithout: history.nightsWithout, notices: history.notices,
      nextReportBy: question.nextReportBy)
  }

  /// A patient is never silently left out: the classes add up to the rows of table patient.
  private static func reconcile(_ reads: ReadCounts, _ tally: Tally) throws {
    let sum = PatientStatus.allCases.reduce(0) { $0 + tally.count($1) }
    guard sum == reads.patientRows else {
      throw CommandError(
        status: .internalError,
        description: "\(sum) patients were judged of \(reads.patientRows) in the database; nothing "
          + "was published. Please report it.")
    }
  }
}
