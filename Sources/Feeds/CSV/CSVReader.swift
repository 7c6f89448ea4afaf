/// Reads CSV row by row (RFC 4180): fields in quotation marks hold line ends, delimiters and doubled
/// quotation marks. LF, CR LF and CR end a row; empty lines are none. Blanks stay, and so does a
/// quotation mark inside of a field that does not begin with one.
package struct CSVReader {
  private static let quote = UInt8(ascii: "\"")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let lineFeed = UInt8(ascii: "\n")

  let path: String
  private let delimiter: UInt8
  private var text: DecodedText
  private var chunk: [UInt8] = []
  private var position = 0
  /// The line of the next byte, from 1.
  private var line = 1

  /// Opens the file. Throws as well where its byte order mark is not of the stated encoding.
  package init(path: String, format: CSVFormat = CSVFormat()) throws(FeedError) {
    try self.init(bytes: FileBytes(path: path), format: format)
  }

  /// Reads what has been opened. Throws where its byte order mark is not of the stated encoding.
  init(bytes: FileBytes, format: CSVFormat) throws(FeedError) {
    path = bytes.path
    delimiter = format.delimiter.byte
    text = try DecodedText(bytes, encoding: format.encoding)
  }

  /// Reads the next row; false at the end. A row with a problem has been read to its end.
  ///
  /// Throws where the file as a whole is none of text: it holds a zero byte, or ends within
  /// quotation marks.
  package mutating func next(_ row: inout CSVRow) throws(FeedError) -> Bool {
    while try takeLineEnd() {}
    guard try peek() != nil else {
      if text.isCutOff { throw refused("it ends inside of a character", line) }
      return false
    }
    row.begin(line: line)
    repeat {
      try readField(&row)
      row.endField()
    } while try take(delimiter)
    _ = try takeLineEnd()
    row.end()
    return true
  }

  private mutating func readField(_ row: inout CSVRow) throws(FeedError) {
    guard try take(Self.quote) else { return try readRun(&row, until: delimiter) }
    let start = line
    repeat {
      try readQuoted(&row, start: start)
      // A second quotation mark stands for one; anything else ends the field.
    } while try takeDoubled(&row)
    guard let byte = try peek(), byte != delimiter, !isLineEnd(byte) else { return }
    row.refuse(.textBehindQuote)
    try readRun(&row, until: delimiter)
  }

  /// Reads up to a quotation mark and takes it.
  private mutating func readQuoted(_ row: inout CSVRow, start: Int) throws(FeedError) {
    while true {
      try readRun(&row, until: Self.quote)
      guard let byte = try peek() else {
        throw refused("a quotation mark is never closed, so the file is cut off", start)
      }
      if byte == Self.quote {
        position += 1
        return
      }
      let isReturn = byte == Self.carriageReturn
      row.append(byte)
      position += 1
      if isReturn, try take(Self.lineFeed) { row.append(Self.lineFeed) }
      line &+= 1
    }
  }

  private mutating func takeDoubled(_ row: inout CSVRow) throws(FeedError) -> Bool {
    guard try take(Self.quote) else { return false }
    row.append(Self.quote)
    return true
  }

  /// Reads the bytes before `end`, a line end or the end of the file.
  private mutating func readRun(_ row: inout CSVRow, until end: UInt8) throws(FeedError) {
    while try peek() != nil {
      let stop = CSVScan.stop(in: chunk, from: position, at: end)
      row.append(chunk[position..<stop])
      position = stop
      guard stop < chunk.count else { continue }
      guard chunk[stop] != 0 else {
        throw refused(
          "it holds a zero byte; it is not text, or UTF-16 that the mapping does not state", line)
      }
      return
    }
  }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == Self.lineFeed || byte == Self.carriageReturn
  }

  private mutating func takeLineEnd() throws(FeedError) -> Bool {
    if try take(Self.carriageReturn) {
      _ = try take(Self.lineFeed)
    } else if try !take(Self.lineFeed) {
      return false
    }
    line &+= 1
    return true
  }

  private mutating func take(_ byte: UInt8) throws(FeedError) -> Bool {
    guard try peek() == byte else { return false }
    position += 1
    return true
  }

  @inline(__always)
  private mutating func peek() throws(FeedError) -> UInt8? {
    if position == chunk.count {
      position = 0
      guard try text.next(&chunk) else { return nil }
    }
    return chunk[position]
  }

  private func refused(_ reason: String, _ line: Int) -> FeedError {
    .refused(path: path, line: line, reason: reason)
  }
}
