package import Monitoring

/// `manifest.json`: what a run was, and the hash of each of its files. It alone holds times and the
/// machine, so that the rest of a run is the same wherever and whenever it is made.
package struct Manifest: Codable, Hashable, Sendable {
  package var runId: String
  package var softwareVersion: String
  package var startedAt: Instant
  /// When everything was written and the run was about to be published.
  package var finishedAt: Instant
  package var host: String
  package var program: ProgramStamp
  package var asOf: CivilDate
  package var knownAt: Instant?
  /// With it as known-at the run can be repeated.
  package var snapshotAt: Instant
  package var newestRecord: Instant?
  /// Rows read of the tables of these names, and of all others together.
  package var patients: Int
  package var infusions: Int
  package var observations: Int
  package var others: Int
  /// Patients by status.
  package var judged: [String: Int] = [:]
  /// What is left to do, by kind.
  package var work: [String: Int] = [:]
  /// What changed since `comparedWith`, by kind.
  package var changes: [String: Int] = [:]
  package var database: DatabaseStamp
  /// Seconds by phase.
  package var seconds: [String: Double] = [:]
  package var isFull: Bool
  package var isSynthetic: Bool
  /// The earlier run that the changes are counted from.
  package var comparedWith: String?
  /// Who is sent the report; nil: nobody.
  package var mail: MailStamp?
  /// Every file of the run but this one, by path within the run.
  package var files: [String: FileSummary] = [:]

  /// Everything that must be said; the rest is set afterwards.
  package init(
    runId: String, softwareVersion: String, startedAt: Instant, finishedAt: Instant, host: String,
    program: ProgramStamp, asOf: CivilDate, knownAt: Instant?, snapshotAt: Instant,
    newestRecord: Instant?, read: ReadStamp, others: Int, database: DatabaseStamp, isFull: Bool,
    isSynthetic: Bool
  ) {
    self.runId = runId
    self.softwareVersion = softwareVersion
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.host = host
    self.program = program
    self.asOf = asOf
    self.knownAt = knownAt
    self.snapshotAt = snapshotAt
    self.newestRecord = newestRecord
    (patients, infusions, observations) = (read.patients, read.infusions, read.observations)
    self.others = others
    self.database = database
    self.isFull = isFull
    self.isSynthetic = isSynthetic
  }

  /// Rows read, as the ledger has them.
  package var read: ReadStamp {
    ReadStamp(patients: patients, infusions: infusions, observations: observations)
  }
}

/// The rule set of a run.
package struct ProgramStamp: Codable, Hashable, Sendable {
  package var id: String
  package var version: String
  package var sha256: String

  package init(id: String, version: String, sha256: String) {
    (self.id, self.version, self.sha256) = (id, version, sha256)
  }
}

/// Rows read, of the tables whose fall stops a run.
package struct ReadStamp: Codable, Hashable, Sendable {
  package var patients: Int
  package var infusions: Int
  package var observations: Int

  package init(patients: Int, infusions: Int, observations: Int) {
    (self.patients, self.infusions, self.observations) = (patients, infusions, observations)
  }
}

/// Which database was read.
package struct DatabaseStamp: Codable, Hashable, Sendable {
  /// Of its schema.
  package var fingerprint: String
  package var applicationId: Int
  package var schemaVersion: Int
  package var journalMode: String
  /// Of the private copy that was read, where one was made.
  package var copySha256: String?

  package init(
    fingerprint: String, applicationId: Int, schemaVersion: Int, journalMode: String,
    copySha256: String? = nil
  ) {
    self.fingerprint = fingerprint
    self.applicationId = applicationId
    self.schemaVersion = schemaVersion
    self.journalMode = journalMode
    self.copySha256 = copySha256
  }
}

/// To whom a run is mailed, each as `S01 ana@clinic.example`, in order, and how that differs from
/// the run before that was mailed.
package struct MailStamp: Codable, Hashable, Sendable {
  package var recipients: [String]
  package var added: [String]
  package var removed: [String]

  package init(_ recipients: [String], before: [String]) {
    self.recipients = Set(recipients).sorted()
    added = Set(recipients).subtracting(before).sorted()
    removed = Set(before).subtracting(recipients).sorted()
  }
}
