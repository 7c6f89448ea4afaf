/// Rows of a list in their two orders: of the whole run, and site by site.
///
/// They are sorted once: as the rows of the run come in their order, each is put down for its site,
/// where it so comes in order too.
struct PageSorter {
  private let makeScratch: () throws -> ReportScratch
  private var overall: RowSorter
  private var sites: SiteRows
  /// Sites by their folders, numbered as they are met.
  private var numbers: [String: Int] = [:]
  private var number: [UInt8] = []

  init(makeScratch: @escaping () throws -> ReportScratch) {
    self.makeScratch = makeScratch
    overall = RowSorter(makeScratch: makeScratch)
    sites = SiteRows(makeScratch: makeScratch)
  }

  /// - Parameter folder: of the site's own report.
  mutating func add(_ payload: [UInt8], _ key: [UInt8], folder: String) throws {
    number.removeAll(keepingCapacity: true)
    let known = numbers[folder]
    ByteCount.append(known ?? numbers.count, to: &number)
    if known == nil { numbers[folder] = numbers.count }
    try overall.add(key: key, head: number, tail: payload)
  }

  /// Calls `body` with each row of the run; once.
  mutating func drainOverall(_ body: (UnsafeBufferPointer<UInt8>) throws -> Void) throws {
    sites.begin(numbers.count)
    var rows = overall
    overall = RowSorter(makeScratch: makeScratch)
    try rows.drain { bytes in
      let payload = UnsafeBufferPointer(rebasing: bytes[ByteCount.size...])
      try sites.add(payload, to: ByteCount.read(bytes))
      try body(payload)
    }
  }

  /// Calls `body` with each row of one site, after those of the run were drained; once.
  mutating func drainSite(
    _ folder: String, _ body: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws {
    if let number = numbers[folder] { try sites.drain(number, body) }
  }
}

/// Rows of many sites, each site's in the order in which they came, in flat memory: what does not
/// fit lies in blocks on the scratch.
private struct SiteRows {
  /// Bytes of rows kept of all sites together.
  private static let size = 1 << 20

  /// The rows of a site: the blocks on the scratch, and those that are not there yet.
  private struct Site {
    var blocks: [Range<Int>] = []
    var rows: [UInt8] = []
  }

  private let makeScratch: () throws -> ReportScratch
  private var scratch: ReportScratch?
  private var scratchSize = 0
  private var sites: [Site] = []
  private var blockSize = 0

  init(makeScratch: @escaping () throws -> ReportScratch) {
    self.makeScratch = makeScratch
  }

  mutating func begin(_ count: Int) {
    sites = Array(repeating: Site(), count: count)
    blockSize = max(4096, Self.size / max(1, count))
  }

  mutating func add(_ row: UnsafeBufferPointer<UInt8>, to site: Int) throws {
    ByteCount.append(row.count, to: &sites[site].rows)
    sites[site].rows.append(contentsOf: row)
    if sites[site].rows.count >= blockSize { try writeBlock(site) }
  }

  mutating func drain(_ site: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Void) throws {
    let rows = sites[site]
    sites[site] = Site()
    for block in rows.blocks {
      try Self.forEach(in: try scratch?.read(block.count, block.lowerBound) ?? [], body)
    }
    try Self.forEach(in: rows.rows, body)
  }

  private mutating func writeBlock(_ site: Int) throws {
    let scratch = try scratch ?? makeScratch()
    try scratch.append(sites[site].rows)
    self.scratch = scratch
    let end = scratchSize + sites[site].rows.count
    sites[site].blocks.append(scratchSize..<end)
    scratchSize = end
    sites[site].rows.removeAll(keepingCapacity: true)
  }

  private static func forEach(
    in rows: [UInt8], _ body: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws {
    try rows.withUnsafeBufferPointer { bytes in
      var reader = FieldReader(bytes)
      while let row = reader.field() { try body(row) }
    }
  }
}
