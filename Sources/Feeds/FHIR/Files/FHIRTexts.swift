/// The JSON texts of a file, one after the other: the lines of an NDJSON file, or the one document
/// that the file is.
struct FHIRTexts {
  /// What a line or a document may hold at most, in bytes.
  static let sizeLimit = 64 << 20
  /// Of a text greater than this only the outline is listed at first.
  private static let outlineSize = 1 << 20

  struct Text {
    let line: Int
    let content: Result<JSONDocument, JSONRefusal>
  }

  /// Why one text of several cannot be read.
  struct JSONRefusal: Error {
    let reason: String
  }

  private enum Layout {
    case notYetKnown
    case lines
    /// The document has been read.
    case document
  }

  private struct Line {
    var bytes: [UInt8] = []
    let number: Int
    /// How many bytes it has, of which no more are held than the limit.
    var size = 0
    var isLast = false
    /// Whether there is no other line.
    var isOnly = false
  }

  private let file: FileBytes
  private let isWanted: ([UInt8]) -> Bool
  private var layout = Layout.notYetKnown
  /// The line that is read next, from 1.
  private var line = 1

  /// - Parameter isWanted: which lines or documents are parsed; the others are passed over.
  init(file: FileBytes, isWanted: @escaping ([UInt8]) -> Bool = { _ in true }) {
    (self.file, self.isWanted) = (file, isWanted)
  }

  mutating func next() throws(FeedError) -> Text? {
    switch layout {
    case .notYetKnown: return try first()
    case .lines:
      while let line = try nextLine() {
        if isWanted(line.bytes) { return try text(of: line) }
      }
      return nil
    case .document: return nil
    }
  }

  /// A file is NDJSON where its first line is an object from beginning to end. One that ends like an
  /// object and has another behind it is so too, but is broken: no line of a document does that.
  private mutating func first() throws(FeedError) -> Text? {
    try skipByteOrderMark()
    guard try nextByteBehindBlanks() == UInt8(ascii: "{"), var first = try nextLine() else {
      throw refused(1, "it does not begin as JSON does")
    }
    first.isOnly = first.isLast
    if try isOfLines(first, before: file.peek()) {
      layout = .lines
      return isWanted(first.bytes) ? try text(of: first) : try next()
    }
    layout = .document
    // Blank lines behind the first were passed; they count where lines are counted.
    let passed = min(max(1, line - first.number), Self.sizeLimit)
    first.bytes.append(contentsOf: repeatElement(0x0A, count: passed))
    first.size = first.bytes.count
    first.size += try file.append(to: &first.bytes, limit: Self.sizeLimit, before: nil)
    return isWanted(first.bytes) ? try document(first) : nil
  }

  private func isOfLines(_ first: Line, before next: UInt8?) -> Bool {
    let isObjectNext = next == UInt8(ascii: "{")
    guard first.size <= Self.sizeLimit else { return isObjectNext }
    guard first.bytes.last(where: { !Self.isBlank($0) }) == UInt8(ascii: "}") else { return false }
    return isObjectNext || next == nil || (try? Self.read(first.bytes)) != nil
  }

  private func document(_ document: Line) throws(FeedError) -> Text {
    guard document.size <= Self.sizeLimit else {
      throw refused(document.number, Self.tooGreat)
    }
    do throws(JSONError) {
      return Text(line: document.number, content: .success(try Self.read(document.bytes)))
    } catch {
      throw refused(document.number, Self.reason(error, document.bytes))
    }
  }

  private func text(of line: Line) throws(FeedError) -> Text {
    guard line.size <= Self.sizeLimit else {
      return Text(line: line.number, content: .failure(JSONRefusal(reason: Self.tooGreat)))
    }
    do throws(JSONError) {
      return Text(line: line.number, content: .success(try Self.read(line.bytes)))
    } catch {
      let reason = Self.reason(error, line.bytes)
      switch error {
      case .cutOff where line.isLast: throw refused(line.number, reason)
      case .malformed where line.isOnly: throw refused(line.number, reason)
      case .cutOff, .malformed, .tooDeep, .tooManyValues: break
      }
      guard !line.bytes.contains(0) else { throw refused(line.number, reason) }
      return Text(line: line.number, content: .failure(JSONRefusal(reason: reason)))
    }
  }

  private static let tooGreat = "a line or document of more than \(sizeLimit >> 20) MiB"

  private static func reason(_ error: JSONError, _ bytes: [UInt8]) -> String {
    bytes.contains(0) ? "it is binary" : error.reason
  }

  private func refused(_ line: Int, _ reason: String) -> FeedError {
    .refused(path: file.path, line: line, reason: reason)
  }

  /// Reads a text; of a great one that is a bundle only the outline.
  private static func read(_ bytes: [UInt8]) throws(JSONError) -> JSONDocument {
    guard bytes.count > outlineSize else {
      return try JSONDocument(bytes: bytes, in: 0..<bytes.count)
    }
    let outline = try JSONDocument(bytes: bytes, in: 0..<bytes.count, listedDepth: 2)
    if case "Bundle"? = try? outline.root.text("resourceType") { return outline }
    return try JSONDocument(bytes: bytes, in: 0..<bytes.count)
  }
}

// MARK: - Lines

extension FHIRTexts {
  /// The next line that is not blank; nil at the end.
  private mutating func nextLine() throws(FeedError) -> Line? {
    guard try nextByteBehindBlanks() != nil else { return nil }
    var next = Line(number: line)
    next.size = try file.append(to: &next.bytes, limit: Self.sizeLimit, before: 0x0A)
    next.isLast = try nextByteBehindBlanks() == nil
    return next
  }

  /// The next byte that is no blank, left where it is; nil at the end.
  private mutating func nextByteBehindBlanks() throws(FeedError) -> UInt8? {
    while let byte = try file.peek() {
      guard Self.isBlank(byte) else { return byte }
      if byte == 0x0A { line += 1 }
      _ = try file.next()
    }
    return nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// Source: RFC 8259, section 8.1: a reader may ignore one.
  private mutating func skipByteOrderMark() throws(FeedError) {
    guard try file.peek() == 0xEF else { return }
    for expected: UInt8 in [0xEF, 0xBB, 0xBF] {
      guard try file.next() == expected else { throw refused(1, "it does not begin as JSON does") }
    }
  }
}
