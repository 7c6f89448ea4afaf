internal import GRDB

/// Why the patient database cannot be read or written. No case carries a value of a row.
package enum StoreError: Error, Hashable, Sendable {
  case notFound(path: String)
  case unreadable(path: String, detail: String)
  case notADatabase(path: String)
  case wrongDatabase(path: String, found: Int)
  case wrongVersion(path: String, found: Int)
  case tableMissing(Table)
  case columnMissing(Table, column: String)
  case noPatients
  case damaged(path: String, detail: String)
  case busy(path: String)
  case hotJournal(path: String)
  case walNotReadable(path: String)
  case viewsRefused(line: String)
  case viewsFailed(detail: String)
  case alreadyExists(path: String)
  case cannotWrite(path: String, detail: String)
  case inputOutput(path: String, detail: String)
  case unexpected(path: String, detail: String)
}

extension StoreError: CustomStringConvertible {
  /// One sentence: what failed, where, what to do.
  package var description: String {
    switch self {
    case .notFound(let path):
      "There is no patient database at \(path); give its path with --database."
    case .unreadable(let path, let detail):
      "The patient database \(path) cannot be read (\(detail)); check the owner and the mode of "
        + "the file and its folder."
    case .notADatabase(let path):
      "\(path) is no SQLite database; give the path of the patient database with --database."
    case .wrongDatabase(let path, let found):
      "\(path) is not a patient database (application id \(found), not \(Schema.applicationID)); "
        + "give the right path, or for a database of another shape its views with --views."
    case .wrongVersion(let path, let found):
      "\(path) has schema version \(found) and this program reads version \(Schema.version); use "
        + "the program that fits."
    case .tableMissing(let table):
      "The database has no table or view '\(table.rawValue)'; see the README for the schema."
    case .columnMissing(let table, let column):
      "Table '\(table.rawValue)' has no column '\(column)'; see the README for the schema."
    case .noPatients:
      "Table 'patient' is empty, so there is nothing to report on; check that the database was "
        + "filled."
    case .damaged(let path, let detail):
      "The patient database \(path) is damaged (\(detail)); restore it from a backup. Nothing was "
        + "published."
    case .busy(let path):
      "The patient database \(path) stayed locked by another program; try again later."
    case .hotJournal(let path):
      "Another program stopped while it was writing \(path); start that program once so that it "
        + "recovers its file, then run again. Nothing was read."
    case .walNotReadable(let path):
      "\(path) is in WAL mode and its -wal and -shm files cannot be made or read here; run as a "
        + "user who may write to its folder."
    case .viewsRefused(let line):
      "A views file may hold only CREATE TEMP VIEW statements for the schema's tables, not '\(line)'."
    case .viewsFailed(let detail): "The views file does not fit the database: \(detail)."
    case .alreadyExists(let path): "\(path) exists already; choose another path or remove it."
    case .cannotWrite(let path, let detail):
      "The database \(path) cannot be written (\(detail)); check the folder and the free space."
    case .inputOutput(let path, let detail):
      "Reading or writing \(path) failed (\(detail)); check the disk, then run again."
    case .unexpected(let path, let detail):
      "SQLite failed on \(path) in a way nobody foresaw (\(detail)); please report it."
    }
  }
}

extension StoreError {
  /// What an error of SQLite means for whoever runs the program.
  init(_ error: DatabaseError, path: String) {
    let detail = "SQLite code \(error.extendedResultCode.rawValue)"
    switch (error.extendedResultCode, error.resultCode) {
    case (.SQLITE_READONLY_ROLLBACK, _), (.SQLITE_BUSY_RECOVERY, _): self = .hotJournal(path: path)
    case (.SQLITE_READONLY_DIRECTORY, _), (.SQLITE_READONLY_CANTINIT, _),
      (.SQLITE_READONLY_RECOVERY, _):
      self = .walNotReadable(path: path)
    case (_, .SQLITE_NOTADB): self = .notADatabase(path: path)
    case (_, .SQLITE_CORRUPT), (_, .SQLITE_FORMAT): self = .damaged(path: path, detail: detail)
    case (_, .SQLITE_BUSY), (_, .SQLITE_LOCKED), (_, .SQLITE_PROTOCOL): self = .busy(path: path)
    case (_, .SQLITE_CANTOPEN), (_, .SQLITE_PERM), (_, .SQLITE_AUTH):
      self = .unreadable(path: path, detail: detail)
    case (_, .SQLITE_IOERR), (_, .SQLITE_FULL): self = .inputOutput(path: path, detail: detail)
    case (_, .SQLITE_READONLY): self = .cannotWrite(path: path, detail: detail)
    default: self = .unexpected(path: path, detail: detail)
    }
  }
}
