internal import Foundation
internal import Monitoring

/// An audit for programs: one object, whose patients are written as they come.
struct AuditJSON {
  private let header: ReportHeader
  private let why: Why
  private let file: ReportFile
  private var hasPatients = false

  init(_ header: ReportHeader, _ file: ReportFile) throws {
    (self.header, self.file) = (header, file)
    why = Why(program: header.program, asOf: header.asOf)
    let question = try Self.encoded(QuestionJSON(header))
    try file.write(Array("{\"schema_version\":1,\"question\":".utf8) + question)
    try file.write(Array(",\"patients\":[".utf8))
  }

  mutating func add(_ subject: AuditSubject) throws {
    try file.write(Array((hasPatients ? ",\n" : "\n").utf8))
    hasPatients = true
    try file.write(try Self.encoded(SubjectJSON(subject, header.program, why)))
  }

  func finish(patients: Int, obligations: Int) throws {
    let counts = ",\n\"shown\":{\"patients\":\(patients),\"obligations\":\(obligations)}}\n"
    try file.write(Array((hasPatients ? "\n]" : "]").utf8) + Array(counts.utf8))
  }

  private static func encoded(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return Array(try encoder.encode(value))
  }
}

struct QuestionJSON: Encodable {
  let asOf: String
  let knownAt: String?
  let program: ProgramJSON
  let isSynthetic: Bool

  init(_ header: ReportHeader) {
    asOf = "\(header.asOf)"
    knownAt = header.knownAt.map { "\($0)" }
    program = ProgramJSON(
      id: header.program.id, version: header.program.version, sha256: header.programSHA256)
    isSynthetic = header.isSynthetic
  }
}

private struct SubjectJSON: Encodable {
  let patientId: Int64?
  let mrn: String
  let familyName: String
  let givenName: String
  let birthDate: String?
  let status: String
  let standing: String
  let notEvaluated: String?
  let siteId: String?
  let prescriberId: String?
  let episodes: [EpisodeJSON]
  let obligations: [ObligationJSON]
  let findings: [FindingJSON]

  init(_ subject: AuditSubject, _ program: Program, _ why: Why) {
    let (identity, judgement) = (subject.record.identity, subject.judgement)
    (patientId, mrn) = (identity.id, identity.mrn)
    (familyName, givenName) = (identity.familyName, identity.givenName)
    birthDate = identity.birthDate.map { "\($0)" }
    (status, standing) = (judgement.status.rawValue, judgement.standing.rawValue)
    notEvaluated = judgement.notEvaluated?.rawValue
    siteId = judgement.site.map { subject.directory.sites[Int($0.value)].id }
    prescriberId = judgement.prescriber.map { subject.directory.prescribers[Int($0.value)].id }
    episodes = judgement.episodes.map(EpisodeJSON.init)
    obligations = subject.obligations.indices.map { ObligationJSON($0, subject, program, why) }
    findings = subject.allFindings.map(FindingJSON.init)
  }
}

private struct EpisodeJSON: Encodable {
  let anchorOn: String
  let lastInfusionOn: String
  let surveillanceEndsOn: String

  init(_ episode: Episode) {
    anchorOn = "\(episode.anchor)"
    lastInfusionOn = "\(episode.lastInfusionOn)"
    surveillanceEndsOn = "\(episode.end)"
  }
}

private struct FindingJSON: Encodable {
  let table: String
  let column: String
  let key: String
  let problem: String

  init(_ finding: Finding) {
    (table, column, key) = (finding.table, finding.column, finding.key)
    problem = finding.problem.rawValue
  }
}

/// With the names of `obligations.csv`.
private struct ObligationJSON: Encodable {
  let obligationId: String
  let requirement: String
  let occurrence: String
  let opensOn: String?
  let dueOn: String
  let closesOn: String?
  let state: String
  let isCurrent: Bool
  let doneOn: String?
  let reason: String?
  let attemptOn: String?
  let attemptReason: String?
  let severity: String
  let siteId: String?
  let prescriberId: String?
  let why: String
  let explanation: [Explanation.Part]?

  init(_ place: Int, _ subject: AuditSubject, _ program: Program, _ why: Why) {
    let obligation = subject.obligations[place]
    let requirement = program.requirements[obligation.requirement]
    let directory = subject.directory
    obligationId = StableID.obligation(
      obligation, patient: subject.record.identity.id, program)
    self.requirement = requirement.id
    occurrence = obligation.occurrence.text
    opensOn = obligation.opensOn.map { "\($0)" }
    dueOn = "\(obligation.dueOn)"
    closesOn = obligation.closesOn.map { "\($0)" }
    (state, isCurrent) = (obligation.state.word, obligation.isCurrent)
    doneOn = obligation.doneOn.map { "\($0)" }
    let text = ReasonText.text(obligation, subject.record, program)
    reason = text.isEmpty ? nil : text
    attemptOn = obligation.attempt.map { "\($0.collectedOn)" }
    attemptReason = obligation.attempt.map { ReasonText.text($0, of: requirement, program) }
    severity = requirement.severity.rawValue
    siteId = obligation.site.map { directory.sites[Int($0.value)].id }
    prescriberId = obligation.prescriber.map { directory.prescribers[Int($0.value)].id }
    self.why = why.text(obligation, subject.record, subject.judgement)
    explanation =
      place < subject.explanations.count ? subject.explanations[place].parts : nil
  }
}
