package import Monitoring

/// Writes an audit as its patients come. Nothing of it is kept, but the rows of a page.
package struct AuditWriter {
  private enum Form {
    case text(AuditText)
    case csv(ObligationsCSV)
    case json(AuditJSON)
    case page(AuditPage)
    /// A page of one patient's own, written as the patient comes.
    case patientPage(ReportHeader, ReportFile)
  }

  private var form: Form
  /// Patients and obligations written.
  package private(set) var patients = 0
  package private(set) var obligations = 0

  /// - Parameter file: gets the bytes as they come.
  package init(
    _ header: ReportHeader, _ selection: AuditSelection, as format: AuditFormat,
    to file: ReportFile
  ) throws {
    switch format {
    case .text: form = .text(try AuditText(header, selection, file))
    case .csv: form = .csv(ObligationsCSV(header, file))
    case .json: form = .json(try AuditJSON(header, file))
    case .html:
      form =
        selection.isOfOnePatient
        ? .patientPage(header, file) : .page(AuditPage(header, selection, file))
    }
  }

  package mutating func add(_ subject: AuditSubject) throws {
    patients += 1
    obligations += subject.obligations.count
    switch form {
    case .text(let text): try text.add(subject)
    case .csv(var csv):
      try csv.add(
        subject.obligations, subject.record, subject.judgement, subject.directory)
      form = .csv(csv)
    case .json(var json):
      try json.add(subject)
      form = .json(json)
    case .page(var page):
      page.add(subject)
      form = .page(page)
    case .patientPage(let header, let file):
      let page = PatientPage(
        header: header, record: subject.record, judgement: subject.judgement,
        directory: subject.directory, findings: subject.findings)
      try file.write(page.render())
    }
  }

  package mutating func finish(_ reads: ReadCounts) throws {
    switch form {
    case .text(let text): try text.finish(patients: patients, obligations: obligations)
    case .csv(var csv): try csv.finish()
    case .json(let json): try json.finish(patients: patients, obligations: obligations)
    case .page(let page):
      try page.finish(patients: patients, obligations: obligations, reads)
    case .patientPage: break
    }
  }
}
