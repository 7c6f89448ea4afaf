/// Reads a JSON text in one pass over its bytes into a flat list of nodes. Nothing recurses, so that
/// no nesting can exhaust the stack.
///
/// Foundation's `JSONDecoder` took more than twice as long to decode observations as reading them
/// whole takes with this.
///
/// Source: RFC 8259; control characters in strings are refused, as there.
struct JSONScanner {
  static let depthLimit = 64
  static let valueLimit = 4_000_000

  private let bytes: [UInt8]
  private let end: Int
  /// Containers deeper than this are checked, and what is in them is not listed.
  private let listedDepth: Int
  private var position: Int
  private var nodes: [JSONNode] = []
  /// The containers that are open, from the outermost; the node is nil where it is not listed.
  private var open: [(isObject: Bool, node: Int?)] = []

  /// The nodes of the one value in a range of bytes, the outermost first.
  static func nodes(
    of bytes: [UInt8], in range: Range<Int>, listedDepth: Int
  ) throws(JSONError) -> [JSONNode] {
    var scanner = JSONScanner(bytes: bytes, range: range, listedDepth: listedDepth)
    try scanner.scan()
    return scanner.nodes
  }

  private init(bytes: [UInt8], range: Range<Int>, listedDepth: Int) {
    self.bytes = bytes
    self.listedDepth = listedDepth
    (position, end) = (range.lowerBound, range.upperBound)
    nodes.reserveCapacity(min(range.count / 8, 1 << 16) + 4)
  }

  private mutating func scan() throws(JSONError) {
    repeat {
      if try readValue() { continue }
      while let innermost = open.last {
        let byte = try significant()
        position += 1
        if byte == UInt8(ascii: ",") {
          if innermost.isObject { try readKey() }
          break
        }
        guard byte == UInt8(ascii: innermost.isObject ? "}" : "]") else { throw .malformed }
        close()
      }
    } while !open.isEmpty
    skipBlanks()
    guard position == end else { throw .malformed }
  }

  /// Reads a value, of a container the beginning; whether another value has to follow.
  private mutating func readValue() throws(JSONError) -> Bool {
    let byte = try significant()
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["): return try openContainer(byte == UInt8(ascii: "{"))
    case UInt8(ascii: "\""): try readString()
    case UInt8(ascii: "t"): try readWord("true", .yes)
    case UInt8(ascii: "f"): try readWord("false", .no)
    case UInt8(ascii: "n"): try readWord("null", .null)
    default: try readNumber()
    }
    return false
  }

  private mutating func openContainer(_ isObject: Bool) throws(JSONError) -> Bool {
    guard open.count < Self.depthLimit else { throw .tooDeep }
    let node = try list(isObject ? .object : .array, position..<position)
    open.append((isObject, node))
    position += 1
    if try significant() == UInt8(ascii: isObject ? "}" : "]") {
      position += 1
      close()
      return false
    }
    if isObject { try readKey() }
    return true
  }

  private mutating func close() {
    guard let node = open.removeLast().node else { return }
    nodes[node].end = Int32(truncatingIfNeeded: position)
    nodes[node].next = Int32(truncatingIfNeeded: nodes.count)
  }

  private mutating func readKey() throws(JSONError) {
    guard try significant() == UInt8(ascii: "\"") else { throw .malformed }
    try readString()
    guard try significant() == UInt8(ascii: ":") else { throw .malformed }
    position += 1
  }

  /// Lists a node where it is not too deep; its number.
  private mutating func list(
    _ kind: JSONNode.Kind, _ range: Range<Int>
  ) throws(JSONError) -> Int? {
    guard open.count <= listedDepth else { return nil }
    guard nodes.count < Self.valueLimit else { throw .tooManyValues }
    nodes.append(
      JSONNode(
        kind: kind, start: Int32(truncatingIfNeeded: range.lowerBound),
        end: Int32(truncatingIfNeeded: range.upperBound),
        next: Int32(truncatingIfNeeded: nodes.count + 1)))
    return nodes.count - 1
  }
}

// MARK: - Scalars

extension JSONScanner {
  private mutating func skipBlanks() {
    while position < end {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  /// The next byte that is no blank, left where it is.
  private mutating func significant() throws(JSONError) -> UInt8 {
    skipBlanks()
    guard position < end else { throw .cutOff }
    return bytes[position]
  }

  private mutating func readString() throws(JSONError) {
    position += 1
    let start = position
    var kind = JSONNode.Kind.string
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        _ = try list(kind, start..<position)
        position += 1
        return
      }
      guard byte >= 0x20 else { throw .malformed }
      if byte == UInt8(ascii: "\\") {
        kind = .escapedString
        position += 1
      }
      position += 1
    }
    throw .cutOff
  }

  private mutating func readWord(
    _ word: StaticString, _ kind: JSONNode.Kind
  ) throws(JSONError) {
    let start = position
    for offset in 0..<word.utf8CodeUnitCount {
      guard position < end else { throw .cutOff }
      guard bytes[position] == word.utf8Start[offset] else { throw .malformed }
      position += 1
    }
    _ = try list(kind, start..<position)
  }

  private mutating func readNumber() throws(JSONError) {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let leading = position
    try readDigits()
    guard bytes[leading] != UInt8(ascii: "0") || position == leading + 1 else { throw .malformed }
    if position < end, bytes[position] == UInt8(ascii: ".") {
      position += 1
      try readDigits()
    }
    if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < end, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[position]) {
        position += 1
      }
      try readDigits()
    }
    _ = try list(.number, start..<position)
  }

  /// One digit or more.
  private mutating func readDigits() throws(JSONError) {
    guard position < end else { throw .cutOff }
    let first = position
    while position < end, bytes[position] &- UInt8(ascii: "0") <= 9 { position += 1 }
    guard position > first else { throw .malformed }
  }
}
