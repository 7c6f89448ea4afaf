internal import Monitoring

/// Sorts any number of records by their keys in flat memory: what does not fit is sorted in parts
/// on the scratch, which are merged as they are read back.
struct RowSorter {
  /// Bytes of records kept before a part is written.
  private static let partSize = 4 << 20

  /// Where a record lies in `records`.
  fileprivate struct Place {
    var start: Int
    var keyCount: Int
    var end: Int
  }

  private let makeScratch: () throws -> ReportScratch
  private var scratch: ReportScratch?
  private var scratchSize = 0
  private var parts: [Range<Int>] = []
  private var records: [UInt8] = []
  private var places: [Place] = []
  /// Records added.
  private(set) var count = 0

  init(makeScratch: @escaping () throws -> ReportScratch) {
    self.makeScratch = makeScratch
  }

  /// Adds a record; records with equal keys come in any order, so keys should differ.
  mutating func add(key: [UInt8], _ payload: [UInt8]) throws {
    let start = records.count
    records.append(contentsOf: key)
    records.append(contentsOf: payload)
    places.append(Place(start: start, keyCount: key.count, end: records.count))
    count += 1
    if records.count >= Self.partSize { try writePart() }
  }

  /// The records in the order of their keys; nothing can be added afterwards.
  mutating func sorted() throws -> SortedRows {
    guard let scratch else {
      sortPlaces()
      return SortedRows(records, places)
    }
    try writePart()
    records = []
    return SortedRows(try PartMerge(scratch, parts))
  }

  private mutating func writePart() throws {
    guard !places.isEmpty else { return }
    sortPlaces()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(records.count + places.count * 8)
    for place in places {
      PartMerge.appendLength(place.keyCount, to: &bytes)
      PartMerge.appendLength(place.end - place.start - place.keyCount, to: &bytes)
      bytes.append(contentsOf: records[place.start..<place.end])
    }
    let scratch = try scratch ?? makeScratch()
    try scratch.append(bytes)
    self.scratch = scratch
    parts.append(scratchSize..<(scratchSize + bytes.count))
    scratchSize += bytes.count
    records.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }

  private mutating func sortPlaces() {
    records.withUnsafeBufferPointer { bytes in
      places.sort { left, right in
        bytes[left.start..<(left.start + left.keyCount)]
          .lexicographicallyPrecedes(bytes[right.start..<(right.start + right.keyCount)])
      }
    }
  }
}

/// Sorted records, one after another.
struct SortedRows {
  private var records: [UInt8] = []
  private var places: [RowSorter.Place] = []
  private var nextPlace = 0
  private var merge: PartMerge?

  fileprivate init(_ records: [UInt8], _ places: [RowSorter.Place]) {
    self.records = records
    self.places = places
  }

  fileprivate init(_ merge: PartMerge) {
    self.merge = merge
  }

  /// nil: there are no more.
  mutating func next() throws -> SortedRow? {
    if merge != nil { return try merge?.next() }
    guard nextPlace < places.count else { return nil }
    nextPlace += 1
    let place = places[nextPlace - 1]
    let end = place.start + place.keyCount
    return SortedRow(key: records[place.start..<end], payload: records[end..<place.end])
  }
}

/// A record as it comes back.
struct SortedRow {
  var key: ArraySlice<UInt8>
  var payload: ArraySlice<UInt8>
}

/// Reads sorted parts side by side, the smallest key first.
private struct PartMerge {
  /// Bytes read of a part at a time, shared out so that many parts need no more memory.
  private static let window = 4 << 20

  private struct Part {
    var range: Range<Int>
    var buffer: [UInt8] = []
    var next = 0
    var key: ArraySlice<UInt8> = []
    var payload: ArraySlice<UInt8> = []
  }

  private let scratch: ReportScratch
  private let chunk: Int
  /// A heap: the part with the smallest current key is first.
  private var parts: [Part]
  private var isStarted = false

  init(_ scratch: ReportScratch, _ ranges: [Range<Int>]) throws {
    self.scratch = scratch
    chunk = max(4096, Self.window / max(1, ranges.count))
    parts = ranges.map { Part(range: $0) }
    var index = parts.count - 1
    while index >= 0 {
      if try !advance(index) { parts.remove(at: index) }
      index -= 1
    }
    for index in stride(from: parts.count / 2, through: 0, by: -1) { siftDown(index) }
  }

  static func appendLength(_ length: Int, to bytes: inout [UInt8]) {
    for shift in stride(from: 24, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: length >> shift))
    }
  }

  /// The record with the smallest key of all parts; nil: there are no more.
  mutating func next() throws -> SortedRow? {
    if isStarted, !parts.isEmpty {
      if try !advance(0) {
        parts.swapAt(0, parts.count - 1)
        parts.removeLast()
      }
      siftDown(0)
    }
    isStarted = true
    return parts.first.map { SortedRow(key: $0.key, payload: $0.payload) }
  }

  /// Moves a part to its next record; false: it has none.
  private mutating func advance(_ index: Int) throws -> Bool {
    guard try fill(index, 8) else { return false }
    let keyCount = length(index, at: 0)
    let payloadCount = length(index, at: 4)
    guard try fill(index, 8 + keyCount + payloadCount) else { return false }
    let start = parts[index].next + 8
    parts[index].key = parts[index].buffer[start..<(start + keyCount)]
    let payload = (start + keyCount)..<(start + keyCount + payloadCount)
    parts[index].payload = parts[index].buffer[payload]
    parts[index].next = payload.upperBound
    return true
  }

  private func length(_ index: Int, at offset: Int) -> Int {
    let start = parts[index].next + offset
    return parts[index].buffer[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) }
  }

  /// Makes sure that `count` bytes from the next record on are in the buffer.
  private mutating func fill(_ index: Int, _ count: Int) throws -> Bool {
    var part = parts[index]
    let have = part.buffer.count - part.next
    if have >= count { return true }
    let wanted = min(max(chunk, count - have), part.range.count)
    guard have + wanted >= count else { return false }
    let more = try scratch.read(wanted, part.range.lowerBound)
    part.buffer = Array(part.buffer[part.next...]) + more
    part.next = 0
    part.range = (part.range.lowerBound + wanted)..<part.range.upperBound
    parts[index] = part
    return true
  }

  private mutating func siftDown(_ start: Int) {
    var index = start
    while true {
      var smallest = index
      for child in [2 * index + 1, 2 * index + 2] where child < parts.count {
        if parts[child].key.lexicographicallyPrecedes(parts[smallest].key) { smallest = child }
      }
      guard smallest != index else { return }
      parts.swapAt(index, smallest)
      index = smallest
    }
  }
}
