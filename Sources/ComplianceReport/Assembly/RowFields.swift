internal import Monitoring

/// The fields of a row as bytes, each with its length before it, in the order of the columns: what
/// is sorted and written by the million. A `WorkListRow` is made only of what a page shows.
///
/// One writer is filled again and again, so that a row costs no memory of its own.
struct FieldWriter {
  private(set) var bytes: [UInt8] = []

  /// Forgets the last row and begins the next.
  ///
  /// - Parameter mark: stands before the fields and is none.
  mutating func begin(mark: UInt8? = nil) {
    bytes.removeAll(keepingCapacity: true)
    if let mark { bytes.append(mark) }
  }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { text in
      ByteCount.append(text.count, to: &bytes)
      bytes.append(contentsOf: text)
    }
  }

  mutating func add(_ number: Int) { add(String(number)) }

  mutating func add(_ day: CivilDate?) {
    ByteCount.append(day == nil ? 0 : CivilDate.lengthOfISO, to: &bytes)
    day?.appendISO(to: &bytes)
  }
}

/// Reads back what a `FieldWriter` wrote, as long as the bytes are where they are.
struct FieldReader {
  private var rest: Slice<UnsafeBufferPointer<UInt8>>

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    rest = bytes[...]
  }

  /// The next field; nil: there are no more.
  mutating func field() -> UnsafeBufferPointer<UInt8>? {
    guard rest.count >= ByteCount.size else { return nil }
    let start = rest.startIndex + ByteCount.size
    let end = start + ByteCount.read(UnsafeBufferPointer(rebasing: rest[..<start]))
    defer { rest = rest[end...] }
    return UnsafeBufferPointer(rebasing: rest[start..<end])
  }
}

/// A number of bytes as four bytes.
enum ByteCount {
  static let size = 4

  static func append(_ count: Int, to bytes: inout [UInt8]) {
    bytes.append(bigEndian: UInt32(count))
  }

  /// Of the first four of `bytes`.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    Int(UInt32(bigEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(as: UInt32.self)))
  }
}

extension [UInt8] {
  /// Appends all bytes of a number, the highest first.
  mutating func append(bigEndian number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
  }
}

extension WorkListRow {
  init(fields: UnsafeBufferPointer<UInt8>) {
    self.init()
    var reader = FieldReader(fields)
    for path in Self.columns.map(\.field) + Self.pageFields {
      guard let field = reader.field() else { return }
      self[keyPath: path] = String(decoding: field, as: UTF8.self)
    }
  }
}
