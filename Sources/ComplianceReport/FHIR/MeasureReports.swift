internal import Foundation
internal import Monitoring

/// `measure-reports.ndjson`, one FHIR MeasureReport a patient in the order of the scan, and
/// `measure-report.json`, the summary of all of them.
///
/// Each has a group for every requirement that makes a gap. The counts of the summary are the sums
/// of those of the patients: whoever ever owed something has a report, also after the surveillance.
struct MeasureReports {
  /// Bytes gathered before they are handed on.
  private static let bufferSize = 1 << 15

  private let header: ReportHeader
  private let required: [Int]
  private let sink: ReportSink
  private let file: ReportFile
  private let encoder = JSONEncoder()
  private var buffer: [UInt8] = []

  init(_ header: ReportHeader, _ sink: ReportSink) throws {
    (self.header, self.sink) = (header, sink)
    required = header.program.requirements.indices.filter {
      header.program.requirements[$0].severity == .required
    }
    file = try sink.create("measure-reports.ndjson")
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  }

  mutating func add(_ record: PatientRecord, _ judgement: PatientJudgement) throws {
    var counts = Array(repeating: StateCounts(), count: header.program.requirements.count)
    for obligation in judgement.obligations {
      counts[obligation.requirement].add(obligation, asOf: header.asOf)
    }
    let groups = groups(counts)
    guard !groups.isEmpty else { return }
    let id = record.identity.id.map(String.init) ?? record.identity.mrn
    var report = report(.individual, id, since: judgement.episodes.first?.anchor, groups)
    report.subject = MeasureReport.Subject(record.identity)
    buffer += try encoder.encode(report)
    buffer.append(0x0A)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Writes the summary.
  mutating func finish(_ tally: Tally) throws {
    try flush()
    try file.finish()
    encoder.outputFormatting.insert(.prettyPrinted)
    let summary = report(.summary, "", since: nil, groups(tally.byRequirement))
    let file = try sink.create("measure-report.json")
    try file.write(Array(try encoder.encode(summary)) + [0x0A])
    try file.finish()
  }

  private func groups(_ counts: [StateCounts]) -> [MeasureReport.Group] {
    required.compactMap {
      MeasureReport.Group(header.program.requirements[$0], of: header.program, counts[$0])
    }
  }

  private func report(
    _ type: MeasureReport.Kind, _ subject: String, since start: CivilDate?,
    _ groups: [MeasureReport.Group]
  ) -> MeasureReport {
    let program = header.program
    return MeasureReport(
      id: StableID.measureReport(of: subject, program, asOf: header.asOf), type: type,
      measure: "urn:remswatch:measure:\(program.id)|\(FHIRText.version(program.version))",
      date: "\(header.asOf)",
      period: MeasureReport.Period(
        start: start.map { "\(min($0, header.asOf))" }, end: "\(header.asOf)"),
      group: groups.isEmpty ? nil : groups)
  }

  private mutating func flush() throws {
    try file.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}

extension MeasureReport.Subject {
  fileprivate init(_ identity: PatientIdentity) {
    reference = identity.id.map { "Patient/\($0)" }
    identifier = FHIRText.string(identity.mrn).map { MeasureReport.Identifier(value: $0) }
  }
}
