internal import GRDB
internal import GRDBSQLite

/// Has SQLite hand over rows from within its own loop, which costs half of asking for each.
///
/// A function of ours is the statement's WHERE: SQLite calls it with the columns of each row, and
/// returns from a step only with a row that the function leaves. The feed is its first argument, so
/// that each statement has its own.
///
/// For tables alone whose rows lie in the order that is asked for: of a view's rows, and of those that
/// SQLite sorts, be it in blocks, it looks at some before their turn.
final class RowFeed {
  private let table: Table
  /// Set while a step runs. Not retained, nor counted for each row.
  private var taker: Unmanaged<Taker>?

  init(_ table: Table) {
    self.table = table
  }

  /// Makes the function known to a connection.
  ///
  /// Throws where SQLite refuses it.
  static func register(on connection: OpaquePointer) throws {
    let code = sqlite3_create_function_v2(
      connection, "remswatch_take", -1, SQLITE_UTF8 | SQLITE_DIRECTONLY, nil,
      { call, count, values in
        guard let values, let feed = sqlite3_value_pointer(values[0], pointerType) else { return }
        let isTaken = Unmanaged<RowFeed>.fromOpaque(feed)._withUnsafeGuaranteedRef {
          $0.isTaken(values + Int(count) - 1)
        }
        sqlite3_result_int(call, isTaken ? 0 : 1)
      }, nil, nil, nil)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  /// The condition that hands over the columns of a row.
  ///
  /// The last comes first: it mostly lies behind all others, which SQLite passes to find it, and
  /// need not set out for anew.
  static func condition(_ table: Table) -> String {
    "remswatch_take(?, \(table.scanned.reversed().joined(separator: ", ")))"
  }

  /// Gives the feed to the statement with its condition, which keeps it as long as it lives.
  ///
  /// Throws where SQLite refuses it.
  func bind(to statement: OpaquePointer) throws {
    let code = sqlite3_bind_pointer(
      statement, 1, Unmanaged.passRetained(self).toOpaque(), pointerType,
      { feed in feed.map { Unmanaged<RowFeed>.fromOpaque($0).release() } })
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
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

  private func isTaken(_ first: UnsafeMutablePointer<OpaquePointer?>) -> Bool {
    guard let taker else { return false }
    return taker._withUnsafeGuaranteedRef {
      $0.take(StoredRow(table: table, holder: .arguments(first)))
    }
  }
}

/// What SQLite knows the pointer to a feed by; no text of SQL can make one.
nonisolated(unsafe) private let pointerType = {
  let name: StaticString = "remswatch.RowFeed"
  return UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
}()

/// Whether a row is taken: what a step was given.
private final class Taker {
  let take: (StoredRow) -> Bool

  init(_ take: @escaping (StoredRow) -> Bool) {
    self.take = take
  }
}
