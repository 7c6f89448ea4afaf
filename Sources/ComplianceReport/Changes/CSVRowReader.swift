/// Reads rows of a CSV file chunk by chunk, as strictly as `CSVWriter` writes them.
struct CSVRowReader {
  /// Bytes of one row; more is no row of ours, but a quote that nobody closed.
  private static let rowLimit = 1 << 24

  private static let (quote, comma) = (UInt8(ascii: "\""), UInt8(ascii: ","))
  private static let (carriageReturn, lineFeed) = (UInt8(ascii: "\r"), UInt8(ascii: "\n"))

  /// Gives the next bytes of the file; none: there are no more.
  private let nextChunk: () throws -> [UInt8]
  private var buffer: [UInt8] = []
  private var rowStart = 0
  private var position = 0
  private var nextLine = 1
  /// On which the row read last begins, from 1.
  private(set) var line = 1

  init(_ nextChunk: @escaping () throws -> [UInt8]) {
    self.nextChunk = nextChunk
  }

  /// The bytes of the row read last.
  var rowBytes: ArraySlice<UInt8> { buffer[rowStart..<position] }

  /// The cells of the next row; nil: there are no more.
  ///
  /// Throws an `EarlierReportError`, or what reading the file throws.
  mutating func next() throws -> [String]? {
    (rowStart, line) = (position, nextLine)
    guard try peek() != nil else { return nil }
    var cells: [String] = []
    while true {
      cells.append(try cell())
      switch try take() {
      case Self.comma: continue
      case Self.carriageReturn:
        guard try take() == Self.lineFeed else { throw EarlierReportError.malformed(line: line) }
        return cells
      default: throw EarlierReportError.malformed(line: line)
      }
    }
  }

  private mutating func cell() throws -> String {
    if try peek() == Self.quote { return try quotedCell() }
    let length = position - rowStart
    while let byte = try peek(), byte != Self.comma, byte != Self.carriageReturn {
      if byte == Self.quote || byte == Self.lineFeed {
        throw EarlierReportError.malformed(line: line)
      }
      position += 1
    }
    return String(decoding: buffer[(rowStart + length)..<position], as: UTF8.self)
  }

  private mutating func quotedCell() throws -> String {
    var bytes: [UInt8] = []
    position += 1
    while true {
      let byte = try take()
      if byte == Self.quote {
        guard try peek() == Self.quote else { return String(decoding: bytes, as: UTF8.self) }
        position += 1
      }
      bytes.append(byte)
    }
  }

  private mutating func take() throws -> UInt8 {
    guard let byte = try peek() else { throw EarlierReportError.cutOff(line: line) }
    position += 1
    if byte == Self.lineFeed { nextLine += 1 }
    return byte
  }

  /// The byte that is next; nil: there are no more.
  private mutating func peek() throws -> UInt8? {
    if position < buffer.count { return buffer[position] }
    let chunk = try nextChunk()
    guard !chunk.isEmpty else { return nil }
    guard position - rowStart <= Self.rowLimit else {
      throw EarlierReportError.malformed(line: line)
    }
    buffer.removeSubrange(0..<rowStart)
    position -= rowStart
    rowStart = 0
    buffer += chunk
    return buffer[position]
  }
}
