internal import GRDB
internal import GRDBSQLite

/// A script that lays views of the schema's names over a database of another shape.
///
/// A script is configuration: it may create temporary views and do nothing else. SQLite itself says
/// where a statement ends, so that nothing can hide behind a quote or a comment.
struct ViewScript {
  private let script: String

  init(_ script: String) {
    self.script = script
  }

  /// Creates the views on a connection.
  ///
  /// Throws `viewsRefused` for any other statement, `viewsFailed` where SQLite refuses one.
  func apply(to db: Database) throws {
    try script.withCString { start in
      var rest: UnsafePointer<CChar>? = start
      while let next = rest.map(Self.skippingBlanks), next.pointee != 0 {
        try Self.checkHead(next)
        rest = try Self.run(next, on: db)
      }
    }
    try Self.checkNames(db)
  }

  /// Compiles and runs the first statement; what follows it.
  private static func run(_ sql: UnsafePointer<CChar>, on db: Database) throws
    -> UnsafePointer<CChar>?
  {
    var (statement, tail): (OpaquePointer?, UnsafePointer<CChar>?) = (nil, nil)
    defer { sqlite3_finalize(statement) }
    guard sqlite3_prepare_v2(db.sqliteConnection, sql, -1, &statement, &tail) == SQLITE_OK,
      sqlite3_step(statement) == SQLITE_DONE
    else {
      throw StoreError.viewsFailed(detail: String(cString: sqlite3_errmsg(db.sqliteConnection)))
    }
    return tail
  }

  /// A statement that begins with these words can create a temporary view and nothing else.
  private static func checkHead(_ sql: UnsafePointer<CChar>) throws {
    let head = String(cString: sql).prefix(200)
    let words = head.split(maxSplits: 4, whereSeparator: \.isWhitespace).map { $0.lowercased() }
    guard words.count > 3, words[0] == "create", ["temp", "temporary"].contains(words[1]),
      words[2] == "view", !words[3].contains(".")
    else { throw refusal(of: String(head)) }
  }

  /// Every view must be one of the schema's tables: another would be of no use, and is a slip.
  private static func checkNames(_ db: Database) throws {
    let names = try String.fetchAll(db, sql: "SELECT name FROM sqlite_temp_schema ORDER BY name")
    if let name = names.first(where: { Table(rawValue: $0) == nil }) {
      throw refusal(of: "CREATE TEMP VIEW \(name)")
    }
  }

  private static func refusal(of statement: String) -> StoreError {
    .viewsRefused(line: String(statement.prefix(60).map { $0.isNewline ? " " : $0 }))
  }

  /// Where the next statement begins, behind blanks, comments and lone semicolons.
  private static func skippingBlanks(_ text: UnsafePointer<CChar>) -> UnsafePointer<CChar> {
    var next = text
    while true {
      switch (UInt8(bitPattern: next[0]), UInt8(bitPattern: next[0] == 0 ? 0 : next[1])) {
      case (0x09...0x0D, _), (0x20, _), (UInt8(ascii: ";"), _): next += 1
      case (UInt8(ascii: "-"), UInt8(ascii: "-")):
        while next[0] != 0, next[0] != 0x0A { next += 1 }
      case (UInt8(ascii: "/"), UInt8(ascii: "*")):
        next += 2
        while next[0] != 0, !(next[0] == 0x2A && next[1] == 0x2F) { next += 1 }
        if next[0] != 0 { next += 2 }
      default: return next
      }
    }
  }
}
