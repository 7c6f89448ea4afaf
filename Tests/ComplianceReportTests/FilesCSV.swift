/// Reads CSV by the letter of RFC 4180, independently of the code that writes it.
enum FilesCSV {
  struct Malformed: Error, Hashable {
    var what: String
    var offset: Int
  }

  /// The rows of a file with a byte order mark, the header first.
  static func rows(_ bytes: [UInt8]) throws(Malformed) -> [[String]] {
    guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else {
      throw Malformed(what: "no byte order mark", offset: 0)
    }
    var (rows, row, next) = ([[String]](), [String](), 3)
    while next < bytes.count {
      row.append(try cell(bytes, &next))
      if next < bytes.count, bytes[next] == UInt8(ascii: ",") {
        next += 1
        continue
      }
      guard bytes[next...].starts(with: [0x0D, 0x0A]) else {
        throw Malformed(what: "a row does not end with CRLF", offset: next)
      }
      next += 2
      rows.append(row)
      row = []
    }
    guard let odd = rows.firstIndex(where: { $0.count != rows[0].count }) else { return rows }
    throw Malformed(what: "row \(odd) has another number of cells", offset: 0)
  }

  private static func cell(_ bytes: [UInt8], _ next: inout Int) throws(Malformed) -> String {
    var cell: [UInt8] = []
    if next < bytes.count, bytes[next] == UInt8(ascii: "\"") {
      cell = try quoted(bytes, &next)
    } else {
      let start = next
      while next < bytes.count, !isSpecial(bytes[next]) { next += 1 }
      cell += bytes[start..<next]
      if next < bytes.count, bytes[next] == UInt8(ascii: "\"") {
        throw Malformed(what: "a quote in a cell without quotes", offset: next)
      }
    }
    guard let text = String(validating: cell, as: UTF8.self) else {
      throw Malformed(what: "a cell that is not UTF-8", offset: next)
    }
    return text
  }

  private static func quoted(_ bytes: [UInt8], _ next: inout Int) throws(Malformed) -> [UInt8] {
    var cell: [UInt8] = []
    next += 1
    var start = next
    while next < bytes.count {
      guard bytes[next] == UInt8(ascii: "\"") else {
        next += 1
        continue
      }
      cell += bytes[start..<next]
      let isDoubled = next + 1 < bytes.count && bytes[next + 1] == bytes[next]
      next += 1
      guard isDoubled else { return cell }
      // Of the two the second stands for both.
      start = next
      next += 1
    }
    throw Malformed(what: "a quote is not closed", offset: next)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0D || byte == 0x0A
  }
}

/// Whether two texts have the same bytes; `==` takes the two spellings of é for one.
func isSameText(_ left: String, _ right: String) -> Bool {
  left.utf8.elementsEqual(right.utf8)
}
