internal import Monitoring

/// Sorts any number of records by their keys in flat memory: what does not fit is sorted in parts
/// on the scratch, which are merged as they are read back.
struct RowSorter {
  /// Parts of a megabyte each; those behind them are larger, since every part takes memory of its
  /// own while all are merged.
  private static let smallParts = 512
  /// Bytes of a part written at a time.
  private static let writeSize = 1 << 16

  /// Where a record lies in `records`, and the beginning of its key as a number: most comparisons
  /// need no more of it.
  private struct Place {
    var start: Int
    var keyCount: Int
    var end: Int
    var prefix: UInt64
  }

  private let makeScratch: () throws -> ReportScratch
  private var scratch: ReportScratch?
  private var scratchSize = 0
  private var parts: [Range<Int>] = []
  private var records: [UInt8] = []
  private var places: [Place] = []

  init(makeScratch: @escaping () throws -> ReportScratch) {
    self.makeScratch = makeScratch
  }

  /// Adds a record, `head` and then `tail`; records with equal keys come in any order, so keys
  /// should differ.
  mutating func add(key: [UInt8], head: [UInt8], tail: [UInt8]) throws {
    let start = records.count
    records.append(contentsOf: key)
    records.append(contentsOf: head)
    records.append(contentsOf: tail)
    places.append(
      Place(
        start: start, keyCount: key.count, end: records.count, prefix: Self.prefix(of: key)))
    if records.count >= partSize { try writePart() }
  }

  /// Calls `body` with the records in the order of their keys; nothing can be added afterwards.
  mutating func drain(_ body: (UnsafeBufferPointer<UInt8>) throws -> Void) throws {
    guard let scratch else {
      sortPlaces()
      try records.withUnsafeBufferPointer { bytes in
        for place in places {
          try body(UnsafeBufferPointer(rebasing: bytes[(place.start + place.keyCount)..<place.end]))
        }
      }
      return
    }
    try writePart()
    (records, places) = ([], [])
    var merge = try PartMerge(scratch, parts)
    while try merge.next() { try merge.withPayload(body) }
  }

  /// Bytes of records kept before a part is written.
  private var partSize: Int { parts.count < Self.smallParts ? 1 << 20 : 4 << 20 }

  private mutating func writePart() throws {
    guard !places.isEmpty else { return }
    sortPlaces()
    let scratch = try scratch ?? makeScratch()
    self.scratch = scratch
    let start = scratchSize
    var bytes: [UInt8] = []
    for place in places {
      ByteCount.append(place.keyCount, to: &bytes)
      ByteCount.append(place.end - place.start - place.keyCount, to: &bytes)
      bytes.append(contentsOf: records[place.start..<place.end])
      if bytes.count >= Self.writeSize { try write(&bytes, scratch) }
    }
    try write(&bytes, scratch)
    parts.append(start..<scratchSize)
    records.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }

  private mutating func write(_ bytes: inout [UInt8], _ scratch: ReportScratch) throws {
    try scratch.append(bytes)
    scratchSize += bytes.count
    bytes.removeAll(keepingCapacity: true)
  }

  /// The first eight bytes, with zeros behind a shorter key: where they differ, they decide.
  private static func prefix(of key: [UInt8]) -> UInt64 {
    var prefix: UInt64 = 0
    for place in 0..<8 { prefix = prefix << 8 | (place < key.count ? UInt64(key[place]) : 0) }
    return prefix
  }

  private mutating func sortPlaces() {
    records.withUnsafeBufferPointer { bytes in
      places.sort { left, right in
        if left.prefix != right.prefix { return left.prefix < right.prefix }
        return bytes[left.start..<(left.start + left.keyCount)]
          .lexicographicallyPrecedes(bytes[right.start..<(right.start + right.keyCount)])
      }
    }
  }
}
