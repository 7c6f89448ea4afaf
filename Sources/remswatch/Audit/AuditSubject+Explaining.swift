internal import ComplianceReport
internal import Monitoring
internal import PatientStore

extension [AuditSubject] {
  /// Each with its obligations explained; after a known-at also by what was recorded later.
  func explained(_ question: RunQuestion, _ patients: PatientDatabase) throws -> [AuditSubject] {
    let unlimited = question.knownAt == nil ? [:] : try recordsWithoutLimit(question, patients)
    let explainer = Explainer(program: question.program.program, asOf: question.asOf)
    return map { subject in
      let record = subject.record.identity.id.flatMap { unlimited[$0] }
      return subject.explained(
        by: explainer, Explainer.Context(directory: subject.directory, unlimited: record))
    }
  }

  /// All that is recorded of them, whenever it was, by their ids.
  private func recordsWithoutLimit(_ question: RunQuestion, _ patients: PatientDatabase) throws
    -> [Int64: PatientRecord]
  {
    let ids = Set(compactMap(\.record.identity.id))
    let scanQuestion = ScanQuestion(program: question.program.program, knownAt: nil)
    return try patients.scan(scanQuestion) { scan in
      var (record, records) = (PatientRecord(), [Int64: PatientRecord]())
      while records.count < ids.count, try scan.next(into: &record) {
        _ = scan.takeFindings()
        if let id = record.identity.id, ids.contains(id) { records[id] = record }
      }
      return records
    }
  }
}
