internal import GRDB
internal import GRDBSQLite

/// Has SQLite hand over rows from within its own loop, which costs half of asking for each.
///
/// A function of ours is the statement's WHERE: SQLite calls it with the columns of each row, and
/// returns from a step only with a row that the function leaves.
///
/// For tables alone: of a view's rows SQLite may look at some before their turn. Where it sorts a
/// table's rows it has looked at those of a patient before they are asked for, and so they are left
/// and come one by one.
final class RowFeed {
  private let table: Table
  /// Set while a step runs. Not retained, nor counted for each row.
  private var taker: Unmanaged<Taker>?

  /// Makes the function known to the connection, which keeps the feed until it is closed.
  init(_ db: Database, _ table: Table) throws {
    self.table = table
    let code = sqlite3_create_function_v2(
      db.sqliteConnection, Self.function(table), -1, SQLITE_UTF8 | SQLITE_DIRECTONLY,
      Unmanaged.passRetained(self).toOpaque(),
      { call, _, values in
        guard let feed = sqlite3_user_data(call), let values else { return }
        let isTaken = Unmanaged<RowFeed>.fromOpaque(feed)._withUnsafeGuaranteedRef {
          $0.isTaken(values)
        }
        sqlite3_result_int(call, isTaken ? 0 : 1)
      }, nil, nil,
      { feed in feed.map { Unmanaged<RowFeed>.fromOpaque($0).release() } })
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  /// The condition that hands over the columns of a row.
  static func condition(_ table: Table) -> String {
    "\(function(table))(\(table.scanned.joined(separator: ", ")))"
  }

  /// Runs a step of the statement, whose rows go to `take` until it leaves one.
  func hand(to take: (StoredRow) -> Bool, _ step: () throws -> Void) rethrows {
    try withoutActuallyEscaping(take) { take in
      let taker = Taker(take)
      self.taker = .passUnretained(taker)
      defer { self.taker = nil }
      try withExtendedLifetime(taker) { try step() }
    }
  }

  private func isTaken(_ values: UnsafeMutablePointer<OpaquePointer?>) -> Bool {
    guard let taker else { return false }
    return taker._withUnsafeGuaranteedRef {
      $0.take(StoredRow(table: table, holder: .arguments(values)))
    }
  }

  private static func function(_ table: Table) -> String { "remswatch_take_\(table.rawValue)" }
}

/// Whether a row is taken: what a step was given.
private final class Taker {
  let take: (StoredRow) -> Bool

  init(_ take: @escaping (StoredRow) -> Bool) {
    self.take = take
  }
}
