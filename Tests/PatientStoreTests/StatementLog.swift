import Dispatch
import GRDB
import GRDBSQLite

/// The SQL statements that this process runs on a database file, whoever opens it.
enum StatementLog {
  private static let lock = DispatchQueue(label: "statement-log")
  nonisolated(unsafe) private static var statements: [String: [String]] = [:]

  /// Statements that were started on the file at `path` while `body` ran, in their order.
  static func during(_ path: String, _ body: () throws -> Void) throws -> [String] {
    _ = isInstalled
    lock.sync { statements[path] = [] }
    try body()
    return lock.sync { statements.removeValue(forKey: path) ?? [] }
  }

  /// SQLite calls this for every connection that is opened from now on.
  private static let isInstalled: Bool = {
    typealias Entry = @convention(c) (OpaquePointer?, OpaquePointer?, OpaquePointer?) -> Int32
    let entry: Entry = { database, _, _ in
      sqlite3_trace_v2(database, UInt32(SQLITE_TRACE_STMT), StatementLog.note, nil)
    }
    return sqlite3_auto_extension(unsafeBitCast(entry, to: (@convention(c) () -> Void).self)) == 0
  }()

  private static let note:
    @convention(c) (
      UInt32, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?
    ) -> Int32 = { _, _, statement, _ in
      let pointer = statement.map { OpaquePointer($0) }
      guard let database = sqlite3_db_handle(pointer), let text = sqlite3_sql(pointer),
        let file = sqlite3_db_filename(database, "main")
      else { return 0 }
      let (path, sql) = (String(cString: file), String(cString: text))
      lock.sync { StatementLog.statements[path]?.append(sql) }
      return 0
    }
}
