/// Reads sorted parts of a scratch side by side, the smallest key first.
struct PartMerge {
  /// Bytes read of a part at a time, shared out so that many parts need no more memory.
  private static let window = 2 << 20

  /// A part, and its record that is next.
  private struct Part {
    /// What is not read yet.
    var range: Range<Int>
    var buffer: [UInt8] = []
    var key = 0..<0
    var payload = 0..<0

    func precedes(_ other: Part) -> Bool {
      buffer[key].lexicographicallyPrecedes(other.buffer[other.key])
    }
  }

  private let scratch: ReportScratch
  private let chunk: Int
  /// A heap: the part with the smallest key is first.
  private var parts: [Part]
  private var isStarted = false

  /// - Parameter ranges: of the parts, each a row of records: the bytes of the key, of the payload,
  ///   and both.
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

  /// Goes to the record with the smallest key of those left; false: there are no more.
  mutating func next() throws -> Bool {
    if isStarted, !parts.isEmpty {
      if try !advance(0) {
        parts.swapAt(0, parts.count - 1)
        parts.removeLast()
      }
      siftDown(0)
    }
    isStarted = true
    return !parts.isEmpty
  }

  /// Calls `body` with the payload of the record that `next` went to.
  func withPayload(_ body: (UnsafeBufferPointer<UInt8>) throws -> Void) throws {
    guard let part = parts.first else { return }
    try part.buffer.withUnsafeBufferPointer { bytes in
      try body(UnsafeBufferPointer(rebasing: bytes[part.payload]))
    }
  }

  /// Moves a part to its next record; false: it has none.
  private mutating func advance(_ index: Int) throws -> Bool {
    let lengths = 2 * ByteCount.size
    guard try fill(index, lengths) else { return false }
    let (keyCount, payloadCount) = parts[index].buffer.withUnsafeBufferPointer { bytes in
      let start = parts[index].payload.upperBound
      return (
        ByteCount.read(UnsafeBufferPointer(rebasing: bytes[start...])),
        ByteCount.read(UnsafeBufferPointer(rebasing: bytes[(start + ByteCount.size)...]))
      )
    }
    guard try fill(index, lengths + keyCount + payloadCount) else { return false }
    let start = parts[index].payload.upperBound + lengths
    parts[index].key = start..<(start + keyCount)
    parts[index].payload = (start + keyCount)..<(start + keyCount + payloadCount)
    return true
  }

  /// Makes sure that `count` bytes behind the last record are in the buffer.
  private mutating func fill(_ index: Int, _ count: Int) throws -> Bool {
    let next = parts[index].payload.upperBound
    let have = parts[index].buffer.count - next
    if have >= count { return true }
    let range = parts[index].range
    let wanted = min(max(chunk, count - have), range.count)
    guard have + wanted >= count else { return false }
    let more = try scratch.read(wanted, range.lowerBound)
    parts[index].buffer.removeFirst(next)
    parts[index].buffer += more
    parts[index].payload = 0..<0
    parts[index].range = (range.lowerBound + wanted)..<range.upperBound
    return true
  }

  private mutating func siftDown(_ start: Int) {
    var index = start
    while true {
      var smallest = index
      for child in [2 * index + 1, 2 * index + 2] where child < parts.count {
        if parts[child].precedes(parts[smallest]) { smallest = child }
      }
      guard smallest != index else { return }
      parts.swapAt(index, smallest)
      index = smallest
    }
  }
}
