/// A row as it stands in a file; made once and filled again and again.
package struct CSVRow {
  /// A row that is larger is refused, and not held.
  package static let mostBytes = 1 << 20
  package static let mostFields = 4096

  /// The line it begins on, from 1.
  package private(set) var line = 1
  /// Why it is no row; nil: it is one.
  package private(set) var problem: Problem?
  /// The fields one behind the other, without delimiters and quotes.
  private var bytes: [UInt8] = []
  /// Where each field ends in `bytes`.
  private var ends: [Int] = []

  package enum Problem: String, Hashable, Sendable {
    case tooLong = "the row is longer than 1 MB"
    case tooManyFields = "the row has more than 4096 fields"
    case textBehindQuote = "text stands behind a closing quotation mark"
    case notText = "the row is not text in the encoding of the file"
  }

  package init() {}

  /// How many fields there are.
  package var count: Int { ends.count }

  /// The text of a field; "" where there is no such field.
  package func text(_ index: Int) -> String {
    guard ends.indices.contains(index) else { return "" }
    return String(decoding: bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]], as: UTF8.self)
  }

  /// All fields.
  package var texts: [String] { ends.indices.map(text) }
}

extension CSVRow {
  mutating func begin(line: Int) {
    self.line = line
    problem = nil
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  mutating func append(_ text: ArraySlice<UInt8>) {
    guard problem == nil else { return }
    guard bytes.count + text.count <= Self.mostBytes else { return refuse(.tooLong) }
    bytes.append(contentsOf: text)
  }

  mutating func append(_ byte: UInt8) {
    guard problem == nil else { return }
    guard bytes.count < Self.mostBytes else { return refuse(.tooLong) }
    bytes.append(byte)
  }

  mutating func endField() {
    guard problem == nil else { return }
    guard ends.count < Self.mostFields else { return refuse(.tooManyFields) }
    ends.append(bytes.count)
  }

  /// Drops what is held; the first problem is the one that is told.
  mutating func refuse(_ problem: Problem) {
    guard self.problem == nil else { return }
    self.problem = problem
    begin(keeping: problem)
  }

  /// Looks at the bytes as a whole, once the row has ended.
  mutating func end() {
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    if !isASCII, String(validating: bytes, as: UTF8.self) == nil { refuse(.notText) }
  }

  private mutating func begin(keeping problem: Problem) {
    begin(line: line)
    self.problem = problem
  }
}
