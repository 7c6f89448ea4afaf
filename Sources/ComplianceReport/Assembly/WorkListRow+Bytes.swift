internal import Monitoring

/// The fields of a row as bytes, each with its length before it, in the order of the columns: what
/// is sorted and written by the million. A `WorkListRow` is made only of what a page shows.
struct FieldWriter {
  private(set) var bytes: [UInt8] = []

  init() {
    bytes.reserveCapacity(512)
  }

  mutating func add(_ text: String) {
    add { $0.append(contentsOf: text.utf8) }
  }

  mutating func add(_ number: Int) { add(String(number)) }

  mutating func add(_ day: CivilDate?) {
    add { day?.appendISO(to: &$0) }
  }

  private mutating func add(_ append: (inout [UInt8]) -> Void) {
    let start = bytes.count
    bytes.append(contentsOf: [0, 0, 0, 0])
    append(&bytes)
    let count = bytes.count - start - 4
    for (place, shift) in [24, 16, 8, 0].enumerated() {
      bytes[start + place] = UInt8(truncatingIfNeeded: count >> shift)
    }
  }
}

/// Reads back what a `FieldWriter` wrote.
struct FieldReader {
  private let bytes: ArraySlice<UInt8>
  private var next: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    next = bytes.startIndex
  }

  /// The next field; nil: there are no more.
  mutating func field() -> ArraySlice<UInt8>? {
    guard next + 4 <= bytes.endIndex else { return nil }
    var count = 0
    for byte in bytes[next..<(next + 4)] { count = count << 8 | Int(byte) }
    let field = bytes[(next + 4)..<(next + 4 + count)]
    next = field.endIndex
    return field
  }
}

extension WorkListRow {
  init(fields: ArraySlice<UInt8>) {
    self.init()
    var reader = FieldReader(fields)
    for path in Self.columns.map(\.field) + Self.pageFields {
      guard let field = reader.field() else { return }
      self[keyPath: path] = String(decoding: field, as: UTF8.self)
    }
  }
}
