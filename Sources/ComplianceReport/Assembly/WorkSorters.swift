internal import Monitoring

/// The lists of a page.
enum WorkList: UInt8 {
  case current
  case lost
  case past
  case dueSoon
  /// In the files alone: on the pages another row stands for it.
  case folded
  /// Current, and nothing it stands for was reported before.
  case newCurrent

  init(_ obligation: Obligation, _ priority: Priority, _ standing: Standing, isNew: Bool) {
    if !obligation.state.isUnmet {
      self = .dueSoon
    } else if standing == .lostToFollowUp {
      self = .lost
    } else {
      self = priority == .past ? .past : isNew ? .newCurrent : .current
    }
  }
}

/// The rows of the work lists in their two orders: of the whole run, and site by site.
struct WorkSorters {
  /// A row of a list as it comes back.
  struct Row {
    /// For a `FieldReader`; where they are no longer than the row is looked at.
    var fields: UnsafeBufferPointer<UInt8>
    var list: WorkList
  }

  private var rows: PageSorter

  init(makeScratch: @escaping () throws -> ReportScratch) {
    rows = PageSorter(makeScratch: makeScratch)
  }

  /// - Parameter fields: begun with the list.
  mutating func add(_ fields: FieldWriter, _ key: SortKey, folder: String) throws {
    try rows.add(fields.bytes, key.bytes, folder: folder)
  }

  /// Calls `body` with each row of the run in the order of work.
  mutating func drainOverall(_ body: (Row) throws -> Void) throws {
    try rows.drainOverall { try body(Self.row($0)) }
  }

  /// Calls `body` with each row of one site in the order of work, after those of the run.
  mutating func drainSite(_ folder: String, _ body: (Row) throws -> Void) throws {
    try rows.drainSite(folder) { try body(Self.row($0)) }
  }

  private static func row(_ payload: UnsafeBufferPointer<UInt8>) -> Row {
    Row(
      fields: UnsafeBufferPointer(rebasing: payload.dropFirst()),
      list: payload.first.flatMap(WorkList.init(rawValue:)) ?? .current)
  }
}

extension FieldWriter {
  /// Begins a row of a list.
  mutating func begin(_ list: WorkList) { begin(mark: list.rawValue) }
}
