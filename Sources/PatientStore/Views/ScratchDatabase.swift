internal import GRDB

/// A database of another shape that is filled from files, to be read through views, and thrown away.
package struct ScratchDatabase: ~Copyable {
  package let path: String
  private let queue: DatabaseQueue

  /// A column and how SQLite is to keep it: `INTEGER`, `REAL` or `TEXT`.
  package struct Column: Hashable, Sendable {
    package let name: String
    package let kind: Kind

    package enum Kind: String, Hashable, Sendable {
      case integer = "INTEGER"
      case real = "REAL"
      case text = "TEXT"
    }

    package init(name: String, kind: Kind) {
      self.name = name
      self.kind = kind
    }
  }

  /// Makes the file, which must not be there.
  package init(creating path: String) throws(StoreError) {
    self.path = path
    try FileProbe.createPrivate(path)
    queue = try StoreError.mapping(path) {
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction { db in
        // Nobody needs it after a crash.
        try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
      }
      return queue
    }
  }

  /// Makes a table and fills it; an empty text is null.
  ///
  /// - Parameter next: the next row, a text for each column; nil: there are no more.
  ///
  /// Throws a `StoreError`, and whatever `next` throws.
  package func fill(
    _ table: String, _ columns: [Column], _ next: () throws -> [String]?
  ) throws {
    try StoreError.mappingDatabaseErrors(path) {
      try queue.write { db in
        let list = columns.map { "\(Self.quoted($0.name)) \($0.kind.rawValue)" }
        try db.execute(
          sql: "CREATE TABLE \(Self.quoted(table)) (\(list.joined(separator: ", ")))")
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        let insertion = try db.makeStatement(
          sql: "INSERT INTO \(Self.quoted(table)) VALUES (\(marks))")
        while let row = try next() {
          insertion.setUncheckedArguments(
            StatementArguments(row.map { $0.isEmpty ? DatabaseValue.null : $0.databaseValue }))
          try insertion.execute()
        }
      }
    }
  }

  package consuming func close() throws(StoreError) {
    try StoreError.mapping(path) { try queue.close() }
  }

  private static func quoted(_ name: String) -> String {
    "\"\(String(name.map { $0 == "\"" ? "_" : $0 }))\""
  }
}
