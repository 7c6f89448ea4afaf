internal import Dispatch
internal import GRDB

/// SQLite's check of the database file, on a thread of its own.
package final class IntegrityCheck: Sendable {
  private let queue: DatabaseQueue
  private let path: String
  private let finished = DispatchSemaphore(value: 0)
  private let outcome = Outcome()

  /// - Parameter queue: a connection of its own.
  init(_ queue: DatabaseQueue, path: String) {
    self.queue = queue
    self.path = path
  }

  /// Begins; once, before the end is waited for.
  package func start() {
    queue.asyncRead { [outcome, finished] database in
      outcome.set(Result { try Self.isSound(try database.get()) })
      finished.signal()
    }
  }

  /// Whether SQLite finds nothing wrong with the pages of the file.
  ///
  /// The full check, not the quick one: only it notices rows that are not in the order of their
  /// keys, which the scan relies on, and on tables without further indexes it costs the same.
  ///
  /// A NULL where the schema forbids it is no damage: the scan makes a finding of the row. And
  /// SQLite 3.40.0 to 3.41.0 report such NULLs, falsely, of every row of a table without rowid
  /// whose key is not its first columns. So the
  /// check is asked for all it finds, not for the first hundred.
  private static func isSound(_ database: Database) throws -> Bool {
    let lines = try String.fetchCursor(database, sql: "PRAGMA integrity_check(\(Int32.max))")
    while let line = try lines.next() {
      if line != "ok", !line.hasPrefix("NULL value in ") { return false }
    }
    return true
  }

  /// Waits for the end of the check.
  ///
  /// Throws `StoreError.damaged` where it found damage.
  package func wait() throws(StoreError) {
    finished.wait()
    let isSound = try StoreError.mapping(path) { try outcome.get() }
    try? queue.close()
    guard isSound else { throw .damaged(path: path, detail: "its pages do not agree") }
  }
}

/// The answer of the check, handed from its thread to the one that waits.
private final class Outcome: Sendable {
  private let lock = DispatchQueue(label: "remswatch.integrity-check")
  nonisolated(unsafe) private var value: Result<Bool, any Error> = .success(false)

  func set(_ value: Result<Bool, any Error>) {
    lock.sync { self.value = value }
  }

  func get() throws -> Bool {
    try lock.sync { try value.get() }
  }
}
