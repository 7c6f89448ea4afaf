internal import Delivery
internal import Monitoring

/// `manifest.json` of a pack: who made it, when and why, and of what. It alone holds times.
struct PackManifest: Encodable {
  let schemaVersion = 1
  let madeAt: Instant
  let user: String
  let userId: UInt32
  /// nil: none was given.
  let reason: String?
  let asOf: CivilDate
  let knownAt: Instant?
  let program: ProgramStamp
  let previousProgram: ProgramStamp?
  let softwareVersion: String
  let isSynthetic: Bool
  let database: DatabaseStamp
  /// What was recorded later is not in the pack.
  let snapshotAt: Instant
  let newestRecord: Instant?
  let read: ReadStamp
  let judged: [String: Int]
  let work: [String: Int]
  let changes: [String: Int]
  /// The run that the changes are counted from.
  let comparedWith: String?
  /// Patients with files of their own.
  let patientsChosen: Int
  /// Lines of `ledger.jsonl`, and the run whose manifest is here.
  let ledgerLines: Int
  let run: String?
}

extension PackManifest {
  /// What a run would have said of itself, and what belongs to the pack alone.
  init(_ run: Manifest, _ contents: PackContents, user: String, userID: UInt32, reason: String?) {
    self.init(
      madeAt: run.finishedAt, user: user, userId: userID, reason: reason, asOf: run.asOf,
      knownAt: run.knownAt, program: run.program,
      previousProgram: contents.previous.map {
        ProgramStamp(id: $0.program.id, version: $0.program.version, sha256: $0.sha256)
      },
      softwareVersion: run.softwareVersion, isSynthetic: run.isSynthetic, database: run.database,
      snapshotAt: run.snapshotAt,
      newestRecord: run.newestRecord, read: run.read, judged: run.judged, work: run.work,
      changes: run.changes, comparedWith: run.comparedWith,
      patientsChosen: contents.patients.count, ledgerLines: contents.ledger.lines.count,
      run: contents.ledger.run?.run)
  }
}
