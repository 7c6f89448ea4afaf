package import Monitoring

/// What the ledger says of a run: enough to know years later what was asked, read and found, and
/// that the run's folder is as it was.
package struct LedgerEntry: Codable, Hashable, Sendable {
  /// From 1, without gaps.
  package var entry = 0
  /// The hash of the line before; 64 zeros in the first line.
  package var previous = LedgerLine.noHash
  package var run: String
  package var manifestSha256: String
  package var asOf: CivilDate
  package var knownAt: Instant?
  package var snapshotAt: Instant
  package var publishedAt: Instant
  package var program: ProgramStamp
  package var softwareVersion: String
  package var read: ReadStamp
  /// Patients by status.
  package var judged: [String: Int]
  /// What is left to do, by kind.
  package var work: [String: Int]
  /// What changed since the run it was compared with, by kind.
  package var changes: [String: Int]
  /// Of the list of those who are sent the report, which the manifest holds; nil: nobody is.
  package var recipientsSha256: String?
  /// Who was sent no report before, and who is sent none any more.
  package var recipientsAdded: [String]?
  package var recipientsRemoved: [String]?
  /// The run was published by a program that was stopped before it could enter it.
  package var recovered: Bool?
  /// The run before that answered the same question.
  package var supersedes: String?
  /// Runs whose folders were removed since the line before, to keep no more than is wanted.
  package var pruned: [String]?
  /// Id of the key that signed the line.
  package var key: String?

  /// The entry of a published run; its place in the ledger is filled in by `Ledger.append`.
  package init(of manifest: Manifest, sha256: String) {
    run = manifest.runId
    manifestSha256 = sha256
    asOf = manifest.asOf
    knownAt = manifest.knownAt
    snapshotAt = manifest.snapshotAt
    publishedAt = manifest.finishedAt
    program = manifest.program
    softwareVersion = manifest.softwareVersion
    read = manifest.read
    judged = manifest.judged
    work = manifest.work
    changes = manifest.changes
    guard let mail = manifest.mail else { return }
    recipientsSha256 = Fingerprint.of(mail.recipients)
    recipientsAdded = mail.added.isEmpty ? nil : mail.added
    recipientsRemoved = mail.removed.isEmpty ? nil : mail.removed
  }

  /// Up to when the run knew what was recorded.
  package var knowledge: Instant { knownAt ?? snapshotAt }

  /// Whether the run could be a night's own: it does not look back with a known-at of its own, nor
  /// ahead of its clock by more than the day by which a zone may differ.
  package var isNight: Bool {
    knownAt == nil && asOf.days(since: snapshotAt.day) <= 1
  }

  /// The entry as it was before it got its place in the ledger.
  var withoutPlace: LedgerEntry {
    var entry = self
    (entry.entry, entry.previous) = (0, LedgerLine.noHash)
    (entry.recovered, entry.supersedes, entry.pruned, entry.key) = (nil, nil, nil, nil)
    return entry
  }
}
