internal import ComplianceReport
internal import Monitoring
internal import PatientStore

/// The patients of a pack, picked out while everybody is judged: few, and so kept in memory.
final class ChosenPatients {
  private let question: RunQuestion
  private let numbers: Set<String>
  private(set) var subjects: [AuditSubject] = []

  init(_ question: RunQuestion, _ numbers: [String]) {
    (self.question, self.numbers) = (question, Set(numbers))
  }

  /// Keeps the patient, if chosen.
  func add(
    _ record: PatientRecord, _ judgement: PatientJudgement, _ findings: [Finding],
    _ directory: Directory
  ) {
    guard numbers.contains(record.identity.mrn) else { return }
    let obligations = judgement.obligations.filter {
      question.isFull || $0.state != .upcoming
    }
    let own = findings.filter { $0.patientID == record.identity.id }
    subjects.append(AuditSubject(record, judgement, obligations, own, directory))
  }

  /// Throws where a record number is nobody's; which one it is, is not said.
  func check() throws {
    let missing = numbers.subtracting(subjects.map(\.record.identity.mrn)).count
    guard missing > 0 else { return }
    throw CommandError(
      status: .notFound,
      description:
        "\(missing) of the \(numbers.count) record numbers for the pack are no patient's; "
        + "look at how they are written.")
  }

  /// Explains each patient's obligations.
  func explain(_ patients: PatientDatabase) throws {
    subjects = try subjects.explained(question, patients)
  }
}
