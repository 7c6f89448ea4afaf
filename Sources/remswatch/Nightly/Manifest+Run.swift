internal import ComplianceReport
internal import Delivery
internal import Foundation
internal import Monitoring
internal import PatientStore

extension Manifest {
  /// The manifest of a run that was written and is about to be published.
  init(_ question: RunQuestion, _ written: RunWriter.Written, started: Instant, finished: Instant) {
    let (program, reads) = (question.program, written.reads)
    self.init(
      runId: "", softwareVersion: Remswatch.version, startedAt: started, finishedAt: finished,
      host: ProcessInfo.processInfo.hostName,
      program: ProgramStamp(
        id: program.program.id, version: program.program.version, sha256: program.sha256),
      asOf: question.asOf, knownAt: question.knownAt, snapshotAt: written.snapshot,
      newestRecord: reads.newestRecord, read: ReadStamp(reads), others: reads.otherRows,
      database: written.database, isFull: question.isFull, isSynthetic: written.isSynthetic)
    judged = Dictionary(
      uniqueKeysWithValues: PatientStatus.allCases.map { ($0.rawValue, written.tally.count($0)) })
    work = written.tally.work
    changes = written.changes.numbers
    comparedWith = written.comparedWith
    seconds = written.seconds
  }
}

extension ReadStamp {
  init(_ reads: ReadCounts) {
    self.init(
      patients: reads.patientRows, infusions: reads.infusionRows,
      observations: reads.observationRows)
  }
}

extension Tally {
  /// What is left to do, for the ledger and whoever watches.
  fileprivate var work: [String: Int] {
    var work = Dictionary(
      uniqueKeysWithValues: Priority.allCases.map { priority in
        (WorkWords.priority(priority), listed[priority.rawValue - 1])
      })
    work["lost"] = listedOfLost
    work["due_soon"] = dueSoon
    work["missed"] = currentMissed
    work["overdue"] = currentOverdue
    return work
  }
}

extension DatabaseStamp {
  /// Of the database that is read: its schema, and of a private copy also the bytes.
  init(_ patients: PatientDatabase, _ views: String?) throws {
    let identity = try patients.identity()
    let lines = ["\(identity.applicationID)", "\(identity.schemaVersion)"] + identity.schema
    self.init(
      fingerprint: Fingerprint.of(lines), applicationId: identity.applicationID,
      schemaVersion: identity.schemaVersion, journalMode: identity.journalMode,
      copySha256: try patients.privateCopy.map(Fingerprint.ofFile))
  }
}

extension ChangeCounts {
  /// By kind, for the manifest and the ledger.
  fileprivate var numbers: [String: Int] {
    [
      "new": new, "reopened": reopened, "still_open": stillOpen, "changed": changed,
      "resolved": resolved, "no_longer_judged": noLongerJudged + stillNotJudged,
    ]
  }
}
