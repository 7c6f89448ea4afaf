internal import Monitoring

/// The lists of a page.
enum WorkList: UInt8 {
  case current
  case lost
  case past
  case dueSoon
  /// In the files alone: on the pages another row stands for it.
  case folded

  init(_ obligation: Obligation, _ priority: Priority, _ standing: Standing) {
    if !obligation.state.isUnmet {
      self = .dueSoon
    } else if standing == .lostToFollowUp {
      self = .lost
    } else {
      self = priority == .past ? .past : .current
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

  private var overall: RowSorter
  private var bySite: RowSorter
  /// The rows site by site, once they are asked for, and the one that is next.
  private var siteRows: SortedRows?
  private var nextOfSites: ArraySlice<UInt8>?

  init(makeScratch: @escaping () throws -> ReportScratch) {
    overall = RowSorter(makeScratch: makeScratch)
    bySite = RowSorter(makeScratch: makeScratch)
  }

  mutating func add(_ fields: [UInt8], _ key: SortKey, site: SiteIndex?, _ list: WorkList) throws {
    let payload = [list.rawValue] + fields
    try overall.add(key: key.bytes, payload)
    let siteKey = Self.key(of: site)
    try bySite.add(key: siteKey + key.bytes, siteKey + payload)
  }

  /// Calls `body` with each row of the run in the order of work.
  mutating func drainOverall(_ body: (Row) throws -> Void) throws {
    var rows = try overall.sorted()
    while let payload = try rows.next() { try body(Self.row(payload)) }
    overall = RowSorter(makeScratch: { throw DrainedTwice() })
  }

  /// Calls `body` with each row of one site in the order of work. Sites are asked for in the order
  /// of their places in the directory, nobody's last.
  mutating func drainSite(_ site: SiteIndex?, _ body: (Row) throws -> Void) throws {
    if siteRows == nil {
      siteRows = try bySite.sorted()
      nextOfSites = try siteRows?.next()
    }
    let key = Self.key(of: site)
    while let payload = nextOfSites, payload.starts(with: key) {
      try body(Self.row(payload.dropFirst(key.count)))
      nextOfSites = try siteRows?.next()
    }
  }

  private static func row(_ payload: ArraySlice<UInt8>) -> Row {
    Row(
      fields: payload.dropFirst(),
      list: payload.first.flatMap(WorkList.init(rawValue:)) ?? .current)
  }

  private static func key(of site: SiteIndex?) -> [UInt8] {
    var key = SortKey()
    key.add(site.map { Int64($0.value) } ?? .max)
    return key.bytes
  }
}

/// A mistake of ours: sorted rows can be read once.
private struct DrainedTwice: Error {}
