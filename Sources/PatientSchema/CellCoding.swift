/// Cells as bytes, so that equal rows are equal bytes and unequal rows are not.
package enum CellCoding {
  /// `n` for null, else `i`, `r` or `t`, a length, a colon and the value.
  package static func encode(_ cells: some Sequence<Cell>) -> [UInt8] {
    var bytes: [UInt8] = []
    for cell in cells {
      switch cell {
      case .null: bytes.append(UInt8(ascii: "n"))
      case .integer(let number): append("i", String(number), to: &bytes)
      case .real(let number): append("r", "\(number)", to: &bytes)
      case .text(let text): append("t", text, to: &bytes)
      }
    }
    return bytes
  }

  /// What `encode` made; nil: anything else.
  package static func decode(_ bytes: [UInt8]) -> [Cell]? {
    var (cells, rest): ([Cell], ArraySlice<UInt8>) = ([], bytes[...])
    while let kind = rest.popFirst() {
      if kind == UInt8(ascii: "n") {
        cells.append(.null)
        continue
      }
      guard let text = popText(&rest), let cell = cell(kind, text) else { return nil }
      cells.append(cell)
    }
    return cells
  }

  private static func append(_ kind: Unicode.Scalar, _ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: kind))
    bytes.append(contentsOf: String(text.utf8.count).utf8)
    bytes.append(UInt8(ascii: ":"))
    bytes.append(contentsOf: text.utf8)
  }

  private static func popText(_ rest: inout ArraySlice<UInt8>) -> String? {
    guard let colon = rest.firstIndex(of: UInt8(ascii: ":")),
      let count = Int(String(decoding: rest[..<colon], as: UTF8.self)), count >= 0,
      rest.endIndex - colon > count
    else { return nil }
    let text = String(decoding: rest[(colon + 1)...].prefix(count), as: UTF8.self)
    rest = rest[(colon + 1 + count)...]
    return text
  }

  private static func cell(_ kind: UInt8, _ text: String) -> Cell? {
    switch kind {
    case UInt8(ascii: "i"): Int64(text).map { .integer($0) }
    case UInt8(ascii: "r"): Double(text).map { .real($0) }
    case UInt8(ascii: "t"): .text(text)
    default: nil
    }
  }
}
