package import Monitoring

/// The files of one patient in an audit pack. What a patient gets is said here and nowhere else.
package struct PackPatient {
  private let header: ReportHeader
  private let subject: AuditSubject
  private let reads: ReadCounts

  /// - Parameter subject: with an explanation of each obligation.
  package init(header: ReportHeader, subject: AuditSubject, reads: ReadCounts) {
    (self.header, self.subject, self.reads) = (header, subject, reads)
  }

  /// The paths within the pack: made of no text of the patient's.
  static func paths(_ identity: PatientIdentity) -> [(path: String, format: AuditFormat)] {
    let name = "patients/" + StableID.patientFile(identity)
    return [("\(name).html", .html), ("\(name).txt", .text)]
  }

  /// Writes each file into what `create` makes of its path.
  package func write(to create: (String) throws -> ReportFile) throws {
    let selection = AuditSelection(medicalRecordNumber: subject.record.identity.mrn)
    for (path, format) in Self.paths(subject.record.identity) {
      let file = try create(path)
      // The file is ended here, since an answer on a terminal has no end of its own.
      let open = ReportFile(write: file.write, finish: {})
      var writer = try AuditWriter(header, selection, as: format, to: open)
      try writer.add(subject)
      try writer.finish(reads)
      try file.finish()
    }
  }
}
