/// Why a row is refused. It names columns and the words they may hold, never what a cell holds.
struct RowRefusal: Error, Hashable {
  let reason: String

  init(_ reason: String) {
    self.reason = reason
  }

  static func empty(_ column: String) -> RowRefusal {
    RowRefusal("column \(column) is empty")
  }
}
