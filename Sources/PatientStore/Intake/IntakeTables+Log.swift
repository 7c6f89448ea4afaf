/// One line of table `import-log`.
package struct LogRow: Hashable, Sendable {
  package enum Unit: String, Hashable, Sendable { case file, record, part }
  package enum Outcome: String, Hashable, Sendable, CaseIterable {
    case loaded, duplicate, skipped, refused
  }

  package var unit: Unit
  package var outcome: Outcome
  /// Why; "" for what was loaded.
  package var reason: String
  /// Of the first of them, from 1; 0 where it does not matter.
  package var line: Int
  package var part: String
  package var count: Int

  package init(
    unit: Unit, outcome: Outcome, reason: String = "", line: Int = 0, part: String = "", count: Int
  ) {
    self.unit = unit
    self.outcome = outcome
    self.reason = reason
    self.line = line
    self.part = part
    self.count = count
  }
}

/// What a file is in the log.
package struct LoadedFile: Hashable, Sendable {
  package let loadedAt: String
  /// The last component of its path.
  package let file: String
  /// SHA-256 of its bytes, in hexadecimal.
  package let digest: String
  package let format: String

  package init(loadedAt: String, file: String, digest: String, format: String) {
    self.loadedAt = loadedAt
    self.file = file
    self.digest = digest
    self.format = format
  }
}

extension IntakeTables {
  /// The instant of the newest load; nil: nothing was loaded yet.
  package func newestLoad() throws -> String? {
    try fetch("SELECT max(loaded_at) FROM \"import-log\"", []) { $0.text(0) }
      .first.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Enters what became of a file's records.
  package func enter(_ rows: [LogRow], of file: LoadedFile) throws {
    let load =
      try fetch("SELECT coalesce(max(load_id), 0) + 1 FROM \"import-log\"", []) {
        $0.integer(0)
      }.first ?? 1
    for row in rows { try enter(row, of: file, load: load) }
  }

  private func enter(_ row: LogRow, of file: LoadedFile, load: Int64) throws {
    try run(
      "INSERT INTO \"import-log\" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        .integer(load), .text(file.loadedAt), .text(file.file),
        .text(file.digest), .text(file.format), .text(row.unit.rawValue),
        .text(row.outcome.rawValue), .text(row.reason), .integer(row.line),
        .text(row.part), .integer(row.count),
      ])
  }
}
