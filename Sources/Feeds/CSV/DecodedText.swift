/// The text of a file as UTF-8, a chunk at a time. What cannot be decoded becomes the byte FF, which
/// UTF-8 never holds, so that only the row it stands in is refused.
struct DecodedText {
  private static let undecodable: UInt8 = 0xFF

  private let file: FileBytes
  private let encoding: CSVEncoding
  /// Bytes that were read and are not decoded yet.
  private var pending: [UInt8] = []
  /// Whether the file ends inside a character of two bytes.
  private(set) var isCutOff = false

  /// Reads the byte order mark.
  init(_ file: FileBytes, encoding stated: CSVEncoding?) throws(FeedError) {
    self.file = file
    while pending.count < 3, try file.appendChunk(to: &pending) {}
    guard let mark = CSVEncoding.marked(pending) else {
      guard stated != .utf16 else {
        throw .refused(
          path: file.path, line: 1, reason: "it has no byte order mark; state the order")
      }
      encoding = stated ?? .utf8
      return
    }
    guard stated?.admits(mark: mark.encoding) != false else {
      throw .refused(
        path: file.path, line: 1,
        reason: "its byte order mark is of another encoding than the mapping")
    }
    encoding = mark.encoding
    pending.removeFirst(mark.length)
  }

  /// Replaces `text` by the next chunk; false at the end.
  mutating func next(_ text: inout [UInt8]) throws(FeedError) -> Bool {
    text.removeAll(keepingCapacity: true)
    while text.isEmpty {
      let isAtEnd = pending.count < 4 ? try !file.appendChunk(to: &pending) : false
      decode(into: &text, isAtEnd: isAtEnd)
      if isAtEnd { return !text.isEmpty }
    }
    return true
  }

  private mutating func decode(into text: inout [UInt8], isAtEnd: Bool) {
    switch encoding {
    case .utf8: swap(&text, &pending)
    case .latin1: decodeSingleBytes(into: &text, high: nil)
    case .windows1252: decodeSingleBytes(into: &text, high: Windows1252.high)
    case .utf16, .utf16LittleEndian:
      decodePairs(into: &text, isAtEnd: isAtEnd) { UInt16($1) << 8 | UInt16($0) }
    case .utf16BigEndian:
      decodePairs(into: &text, isAtEnd: isAtEnd) { UInt16($0) << 8 | UInt16($1) }
    }
  }

  /// - Parameter high: the characters of 0x80…0x9F where they are not those of Unicode.
  private mutating func decodeSingleBytes(into text: inout [UInt8], high: [UInt16]?) {
    text.reserveCapacity(pending.count * 2)
    for byte in pending {
      let value: UInt16? =
        if let high, high.indices.contains(Int(byte) - 0x80) { high[Int(byte) - 0x80] } else {
          UInt16(byte)
        }
      Self.append(value == 0 && byte != 0 ? nil : value.flatMap(Unicode.Scalar.init), to: &text)
    }
    pending.removeAll(keepingCapacity: true)
  }

  private mutating func decodePairs(
    into text: inout [UInt8], isAtEnd: Bool, unit: (UInt8, UInt8) -> UInt16
  ) {
    text.reserveCapacity(pending.count * 2)
    var index = 0
    while index + 1 < pending.count {
      let first = unit(pending[index], pending[index + 1])
      guard UTF16.isLeadSurrogate(first) else {
        Self.append(Unicode.Scalar(first), to: &text)
        index += 2
        continue
      }
      guard index + 3 < pending.count else {
        // The other half may still come.
        if !isAtEnd { break }
        Self.append(nil, to: &text)
        index += 2
        continue
      }
      let second = unit(pending[index + 2], pending[index + 3])
      let isPair = UTF16.isTrailSurrogate(second)
      Self.append(isPair ? Self.scalar(first, second) : nil, to: &text)
      index += isPair ? 4 : 2
    }
    pending.removeFirst(index)
    isCutOff = isAtEnd && !pending.isEmpty
  }

  private static func scalar(_ lead: UInt16, _ trail: UInt16) -> Unicode.Scalar? {
    Unicode.Scalar(0x1_0000 + ((UInt32(lead) & 0x3FF) << 10) + (UInt32(trail) & 0x3FF))
  }

  @inline(__always)
  private static func append(_ scalar: Unicode.Scalar?, to text: inout [UInt8]) {
    if let scalar, scalar.isASCII {
      text.append(UInt8(truncatingIfNeeded: scalar.value))
    } else if let scalar, let encoded = UTF8.encode(scalar) {
      text.append(contentsOf: encoded)
    } else {
      text.append(undecodable)
    }
  }
}

/// The characters of windows-1252 at 0x80…0x9F; 0: there is none (WHATWG Encoding Standard calls
/// those five controls, which no person's name holds).
private enum Windows1252 {
  static let high: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}
