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
    var fields: ArraySlice<UInt8>
    var list: WorkList
  }

  private var rows: PageSorter

  init(makeScratch: @escaping () throws -> ReportScratch) {
    rows = PageSorter(makeScratch: makeScratch)
  }

  mutating func add(_ fields: [UInt8], _ key: SortKey, folder: String, _ list: WorkList) throws {
    try rows.add([list.rawValue] + fields, key.bytes, folder: folder)
  }

  /// Calls `body` with each row of the run in the order of work.
  mutating func drainOverall(_ body: (Row) throws -> Void) throws {
    try rows.drainOverall { try body(Self.row($0)) }
  }

  /// Calls `body` with each row of one site in the order of work. Sites are asked for in the byte
  /// order of their folders.
  mutating func drainSite(_ folder: String, _ body: (Row) throws -> Void) throws {
    try rows.drainSite(folder) { try body(Self.row($0)) }
  }

  private static func row(_ payload: ArraySlice<UInt8>) -> Row {
    Row(
      fields: payload.dropFirst(),
      list: payload.first.flatMap(WorkList.init(rawValue:)) ?? .current)
  }
}
