/// Rows of a list in their two orders: of the whole run, and site by site.
struct PageSorter {
  private var overall: RowSorter
  private var bySite: RowSorter
  /// The rows site by site, once they are asked for, and the one that is next.
  private var siteRows: SortedRows?
  private var nextOfSites: SortedRow?

  init(makeScratch: @escaping () throws -> ReportScratch) {
    overall = RowSorter(makeScratch: makeScratch)
    bySite = RowSorter(makeScratch: makeScratch)
  }

  /// - Parameter folder: of the site's own report.
  mutating func add(_ payload: [UInt8], _ key: [UInt8], folder: String) throws {
    try overall.add(key: key, payload)
    try bySite.add(key: Self.key(of: folder) + key, payload)
  }

  /// Calls `body` with each row of the run.
  mutating func drainOverall(_ body: (ArraySlice<UInt8>) throws -> Void) throws {
    var rows = try overall.sorted()
    while let row = try rows.next() { try body(row.payload) }
    overall = RowSorter(makeScratch: { throw DrainedTwice() })
  }

  /// Calls `body` with each row of one site. Sites are asked for in the byte order of their
  /// folders; the rows of a site that nobody asks for are passed over.
  mutating func drainSite(_ folder: String, _ body: (ArraySlice<UInt8>) throws -> Void) throws {
    if siteRows == nil {
      siteRows = try bySite.sorted()
      nextOfSites = try siteRows?.next()
    }
    let key = Self.key(of: folder)
    while let row = nextOfSites {
      let isOwn = row.key.starts(with: key)
      guard isOwn || row.key.lexicographicallyPrecedes(key) else { return }
      if isOwn { try body(row.payload) }
      nextOfSites = try siteRows?.next()
    }
  }

  private static func key(of folder: String) -> [UInt8] {
    var key = SortKey()
    key.add(folder)
    return key.bytes
  }
}

/// A mistake of ours: sorted rows can be read once.
private struct DrainedTwice: Error {}
