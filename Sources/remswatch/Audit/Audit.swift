internal import ComplianceReport
internal import Monitoring
internal import PatientStore

/// Judges the patients of a database and writes those that were asked for. It publishes nothing,
/// and takes no lock.
struct Audit {
  let question: RunQuestion
  let selection: AuditSelection
  let format: AuditFormat
  let isExplained: Bool

  /// What was written.
  struct Shown {
    var patients = 0
    var obligations = 0
    /// Of these patients, those that could not be judged.
    var notEvaluated = 0
    /// Whether the site that was asked for is anywhere in the database.
    var knowsSite = true
    /// Whom an obligation's id led to.
    fileprivate var recordNumbers: [String] = []

    /// Whose records the access log is to name: who was asked for, or who was found by an id.
    func entered(for selection: AuditSelection) -> [String?] {
      if selection.obligation != nil, selection.medicalRecordNumber == nil, !recordNumbers.isEmpty {
        return recordNumbers
      }
      return [selection.medicalRecordNumber]
    }
  }

  /// Reads the database in one transaction, or a private copy of it at `copy` where another program
  /// could not write meanwhile.
  ///
  /// Throws where the database cannot be read whole.
  func write(to file: ReportFile, copy: String) throws -> Shown {
    let patients = try PatientDatabase(path: question.database, views: question.views)
    defer { patients.removePrivateCopy() }
    try patients.copyIfNeeded { copy }
    let check = try patients.integrityCheck()
    check.start()
    let shown = isExplained ? try explain(patients, file) : try list(patients, file)
    try check.wait()
    return shown
  }

  private func list(_ patients: PatientDatabase, _ file: ReportFile) throws -> Shown {
    var writer = try AuditWriter(question.header(patients), selection, as: format, to: file)
    var shown = Shown()
    let (reads, directory) = try judge(patients) { subject in
      shown.add(subject, selection)
      guard format != .html || selection.medicalRecordNumber == nil || shown.patients == 1 else {
        throw Self.sameNumber
      }
      try writer.add(subject)
    }
    shown.knowsSite = knowsSite(directory)
    try writer.finish(reads)
    return shown
  }

  /// One patient at most is explained, as it takes all that was ever recorded of them.
  private func explain(_ patients: PatientDatabase, _ file: ReportFile) throws -> Shown {
    var subjects: [AuditSubject] = []
    let (reads, directory) = try judge(patients) { subject in
      guard subjects.isEmpty else { throw Self.tooMany }
      subjects.append(subject)
    }
    var writer = try AuditWriter(question.header(patients), selection, as: format, to: file)
    var shown = Shown()
    for subject in try subjects.explained(question, patients) {
      try writer.add(subject)
      shown.add(subject, selection)
    }
    shown.knowsSite = knowsSite(directory)
    try writer.finish(reads)
    return shown
  }

  private static let sameNumber = CommandError(
    status: .data,
    description: "Two patients have that medical record number, and a page is for one; ask for "
      + "--format text.")

  private static let tooMany = CommandError(
    status: .usage,
    description: "--explain is for one patient: give --patient, or a longer beginning of the "
      + "obligation's id.")
}

extension Audit {
  /// Calls `body` with each patient that has anything to show, in patient order; a patient who could
  /// not be judged may owe anything, and is one of them.
  private func judge(_ patients: PatientDatabase, _ body: (AuditSubject) throws -> Void) throws
    -> (ReadCounts, Directory)
  {
    let program = question.program.program
    return try patients.scan(ScanQuestion(program: program, knownAt: question.knownAt)) { scan in
      var judge = Judge(program: program, asOf: question.asOf)
      var (record, judgement) = (PatientRecord(), PatientJudgement())
      while try scan.next(into: &record) {
        let findings = scan.takeFindings()
        guard selection.includes(record) else { continue }
        judge.judge(record, directory: scan.directory, into: &judgement)
        let obligations = selection.obligations(of: record, judgement, program, scan.directory)
        guard
          !obligations.isEmpty || selection.medicalRecordNumber != nil
            || selection.mayConcern(judgement, scan.directory)
        else { continue }
        let own = findings.filter { $0.patientID == record.identity.id }
        try body(AuditSubject(record, judgement, obligations, own, scan.directory))
      }
      return (scan.counts, scan.directory)
    }
  }

  /// Whether the site that was asked for is anywhere in the database.
  func knowsSite(_ directory: Directory) -> Bool {
    selection.siteID.map { id in directory.sites.contains { $0.id == id } } ?? true
  }
}

extension Audit.Shown {
  fileprivate mutating func add(_ subject: AuditSubject, _ selection: AuditSelection) {
    patients += 1
    if selection.obligation != nil { recordNumbers.append(subject.record.identity.mrn) }
    obligations += subject.obligations.count
    if subject.judgement.notEvaluated != nil { notEvaluated += 1 }
  }
}
