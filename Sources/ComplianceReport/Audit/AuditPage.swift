internal import Monitoring

/// An audit of several patients as one page.
struct AuditPage {
  /// Rows that a page shows; the other formats show all.
  private static let limit = 5000

  private let header: ReportHeader
  private let title: String
  private let why: Why
  private let file: ReportFile
  private var rows: [[HTML]] = []
  /// Patients who could not be judged.
  private var unjudged: [[HTML]] = []

  init(_ header: ReportHeader, _ selection: AuditSelection, _ file: ReportFile) {
    (self.header, self.file) = (header, file)
    why = Why(program: header.program, asOf: header.asOf)
    title = Self.title(selection, header.program)
  }

  mutating func add(_ subject: AuditSubject) {
    if let reason = subject.judgement.notEvaluated {
      unjudged.append([
        Cells.patient(PatientLabel(subject.record.identity)), HTML(text: reason.sentence),
        Cells.data(subject.siteText),
      ])
    }
    for obligation in subject.obligations where rows.count < Self.limit {
      rows.append(cells(obligation, subject))
    }
  }

  func finish(patients: Int, obligations: Int, _ reads: ReadCounts) throws {
    let sections = [
      PageSection("work", "What was found") {
        Paragraph.plain(
          "\(patients.counted("patient")), \(obligations.counted("obligation"))"
            + (rows.count < obligations ? "; the first \(rows.count.grouped) are shown." : "."))
        table
        if !unjudged.isEmpty { notEvaluated }
      },
      RulesSection(header: header).section,
    ]
    let page = PageFrame(
      header: header, reads: reads, site: title, overview: [question], sections: sections,
      skip: PageHead.skip(to: "work", "what was found"))
    try file.write(page.document.render())
  }

  private var question: HTML {
    let words = QuestionWords(header: header)
    return HTML([Paragraph.plain(words.asOf), Paragraph.plain(words.knownAt)])
  }

  private static func title(_ selection: AuditSelection, _ program: Program) -> String {
    let patient = selection.medicalRecordNumber.map { _ in "one patient" }
    let parts = [patient].compactMap { $0 } + selection.limits(program)
    return "Audit, " + (parts.isEmpty ? "all sites" : parts.joined(separator: ", "))
  }

  private var table: HTML {
    DataTable(
      caption: "Obligations, patient by patient in the order of their ids", style: "work",
      columns: [
        .text("Patient"), .text("Test"), .text("State"), .text("Due day"), .text("Done on"),
        .text("Why"), .text("Site"),
      ], groups: [DataTable.Group(rows: rows)]
    ).html
  }

  private var notEvaluated: HTML {
    DataTable(
      caption: "Patients not evaluated: they may owe anything", style: "figures",
      columns: [.text("Patient"), .text("Why not"), .text("Site")],
      groups: [DataTable.Group(rows: unjudged)]
    ).html
  }

  private func cells(_ obligation: Obligation, _ subject: AuditSubject) -> [HTML] {
    let requirement = header.program.requirements[obligation.requirement]
    let site = obligation.site.map { subject.directory.sites[Int($0.value)] }
    return [
      Cells.patient(PatientLabel(subject.record.identity)),
      HTML {
        HTML(.a, .link(toID: WorkTable.ruleID(requirement.id))) { Cells.data(requirement.test) }
        Cells.note { HTML(data: Words.occurrence(obligation.occurrence.text)) }
      },
      HTML(.strong) { Words.spaced(obligation.state.word).uppercasedFirst },
      Cells.day("\(obligation.dueOn)"),
      obligation.doneOn.map { Cells.day("\($0)") } ?? .dash,
      Cells.data(why.text(obligation, subject.record, subject.judgement)),
      Cells.data(site.map { $0.name.isEmpty ? $0.id : $0.name } ?? ""),
    ]
  }
}
