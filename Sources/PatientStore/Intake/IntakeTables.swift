internal import GRDB

/// The tables of a patient database within the transaction of one load.
package struct IntakeTables {
  private let statements: IntakeStatements

  init(_ statements: IntakeStatements) {
    self.statements = statements
  }

  func run(_ sql: String, _ values: [SQLValue]) throws {
    try statements.run(sql, values) { _ in }
  }

  func fetch<Value>(
    _ sql: String, _ values: [SQLValue], _ make: (SQLRow) -> Value
  ) throws -> [Value] {
    var rows: [Value] = []
    try statements.run(sql, values) { rows.append(make($0)) }
    return rows
  }

  /// Whether a statement gives any row.
  func exists(_ sql: String, _ values: [SQLValue]) throws -> Bool {
    var isThere = false
    try statements.run(sql, values) { _ in isThere = true }
    return isThere
  }
}
