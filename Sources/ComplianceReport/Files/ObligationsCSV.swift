internal import Monitoring

/// `obligations.csv`: every obligation that has opened, in the order of the scan.
struct ObligationsCSV {
  private static let columns = [
    "patient_id", "mrn", "requirement", "occurrence", "opens_on", "due_on", "closes_on", "state",
    "done_on", "reason", "severity", "site_id", "prescriber_id", "obligation_id",
    "why",
  ]

  private let program: Program
  private let why: Why
  private var csv: CSVWriter

  init(_ header: ReportHeader, _ file: ReportFile) {
    program = header.program
    why = Why(program: header.program, asOf: header.asOf)
    csv = CSVWriter(file, columns: Self.columns)
  }

  /// Every obligation of the patient that has opened.
  mutating func add(
    _ record: PatientRecord, _ judgement: PatientJudgement, _ directory: Directory
  ) throws {
    try add(judgement.obligations.filter { $0.state != .upcoming }, record, judgement, directory)
  }

  mutating func add(
    _ obligations: [Obligation], _ record: PatientRecord, _ judgement: PatientJudgement,
    _ directory: Directory
  ) throws {
    for obligation in obligations { try add(obligation, record, judgement, directory) }
  }

  mutating func finish() throws { try csv.finish() }

  private mutating func add(
    _ obligation: Obligation, _ record: PatientRecord, _ judgement: PatientJudgement,
    _ directory: Directory
  ) throws {
    let requirement = program.requirements[obligation.requirement]
    csv.add(record.identity.id.map(String.init) ?? "")
    csv.add(text: record.identity.mrn)
    csv.add(requirement.id)
    csv.add(obligation.occurrence.text)
    csv.add(obligation.opensOn)
    csv.add(obligation.dueOn)
    csv.add(obligation.closesOn)
    csv.add(obligation.state.word)
    csv.add(obligation.doneOn)
    csv.add(text: ReasonText.text(obligation, record, program))
    csv.add(requirement.severity.rawValue)
    csv.add(text: obligation.site.map { directory.sites[Int($0.value)].id } ?? "")
    csv.add(text: obligation.prescriber.map { directory.prescribers[Int($0.value)].id } ?? "")
    csv.add(StableID.obligation(obligation, patient: record.identity.id, program))
    csv.add(text: why.text(obligation, record, judgement))
    try csv.endRow()
  }
}
