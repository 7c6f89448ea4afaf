import Delivery
import Glibc
import Monitoring

/// Runs that tests publish.
enum SampleRun {
  /// The manifest of a night: `day` of November 2026, ten past two.
  static func manifest(day: Int, hour: Int = 2, read: Int = 10) throws -> Manifest {
    let text = day < 10 ? "0\(day)" : "\(day)"
    let now = Instant(seconds: Int64(20_758 + day - 1) * 86_400 + Int64(hour * 3600 + 600))
    var manifest = Manifest(
      runId: "", softwareVersion: "0.2.0", startedAt: now, finishedAt: now, host: "host",
      program: ProgramStamp(id: "lemtrada-us", version: "1", sha256: "ab"),
      asOf: CivilDate("2026-11-\(text)") ?? .first, knownAt: nil, snapshotAt: now,
      newestRecord: now,
      read: ReadStamp(patients: read, infusions: 2 * read, observations: 100 * read), others: 5,
      database: DatabaseStamp(
        fingerprint: "f", applicationId: 1, schemaVersion: 1, journalMode: "wal"),
      isFull: false, isSynthetic: true)
    manifest.judged = ["gap": 3, "up-to-date": 7]
    manifest.work = ["missed": 4]
    manifest.changes = ["new": 1, "resolved": 2]
    manifest.seconds = ["read": 0.12345]
    return manifest
  }

  static func id(day: Int) -> String {
    "2026-11-\(day < 10 ? "0" : "")\(day)T021000Z-7f3a9c"
  }

  /// Publishes a run of two files.
  @discardableResult
  static func publish(
    day: Int, in output: String, id: String? = nil, signedWith key: LedgerKey? = nil,
    _ change: (inout Manifest) -> Void = { _ in }
  ) throws -> LedgerEntry {
    let run = try RunFolder(output: output, id: id ?? Self.id(day: day))
    try write("page of day \(day)", "index.html", in: run)
    try write("row", "sites/site-1/missed-tests.csv", in: run)
    var manifest = try manifest(day: day)
    change(&manifest)
    return try run.publish(manifest, signedWith: key)
  }

  static func write(_ text: String, _ path: String, in run: RunFolder) throws {
    var file = try run.create(path)
    try file.write(Array(text.utf8))
    try run.finish(file, path)
  }
}
