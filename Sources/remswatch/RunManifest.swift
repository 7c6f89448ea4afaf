internal import ComplianceReport
internal import Delivery
internal import Foundation
internal import Monitoring

/// `manifest.json`: what a run was, and the hash of each of its files. It alone holds times and the
/// machine, so that the rest of a run is the same wherever and whenever it is made.
struct RunManifest: Encodable {
  let runId: String
  let softwareVersion: String
  let startedAt: String
  let finishedAt: String
  let host: String
  let program: ProgramStamp
  let asOf: String
  let knownAt: String?
  /// With it as known-at the run can be repeated.
  let snapshotAt: String
  let newestRecord: String?
  let patients: Int
  let infusions: Int
  let observations: Int
  let files: [String: FileStamp]

  struct ProgramStamp: Encodable {
    let id: String
    let version: String
    let sha256: String
  }

  struct FileStamp: Encodable {
    let bytes: Int
    let sha256: String
  }

  init(
    run: NightlyRun, id: String, _ reads: ReadCounts, started: Instant, snapshot: Instant,
    finished: Instant, _ files: [String: FileSummary]
  ) {
    runId = id
    softwareVersion = Remswatch.version
    startedAt = "\(started)"
    finishedAt = "\(finished)"
    host = ProcessInfo.processInfo.hostName
    program = ProgramStamp(
      id: run.program.program.id, version: run.program.program.version,
      sha256: run.program.sha256)
    asOf = "\(run.asOf)"
    knownAt = run.knownAt.map { "\($0)" }
    snapshotAt = "\(snapshot)"
    newestRecord = reads.newestRecord.map { "\($0)" }
    patients = reads.patientRows
    infusions = reads.infusionRows
    observations = reads.observationRows
    self.files = files.mapValues { FileStamp(bytes: $0.size, sha256: $0.sha256) }
  }

  /// Writes the manifest, the last file of a run.
  func write(to folder: RunFolder) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    var file = try folder.create("manifest.json")
    try file.write(Array(try encoder.encode(self)) + [0x0A])
    try folder.finish(file, "manifest.json")
  }
}
