internal import Foundation
internal import Testing

/// A CSV file of a run, read strictly: byte order mark, CRLF, RFC 4180.
package struct CSVFile {
  package var header: [String]
  package var rows: [[String]]

  package init(_ path: String) throws {
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))[...]
    try #require(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    bytes = bytes.dropFirst(3)
    var rows: [[String]] = []
    while !bytes.isEmpty { rows.append(try Self.row(&bytes)) }
    header = try #require(rows.first)
    self.rows = Array(rows.dropFirst())
    for row in rows { try #require(row.count == header.count) }
  }

  /// A column's cells, top to bottom.
  package func column(_ name: String) throws -> [String] {
    let place = try #require(header.firstIndex(of: name))
    return rows.map { $0[place] }
  }

  /// Each row as a dictionary.
  package var records: [[String: String]] {
    rows.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  private static func row(_ bytes: inout ArraySlice<UInt8>) throws -> [String] {
    var cells: [String] = []
    while true {
      cells.append(try cell(&bytes))
      let last = bytes.popFirst()
      let end = try #require(last)
      if end == UInt8(ascii: ",") { continue }
      try #require(end == 0x0D)
      let feed = bytes.popFirst()
      try #require(feed == 0x0A)
      return cells
    }
  }

  private static func cell(_ bytes: inout ArraySlice<UInt8>) throws -> String {
    var cell: [UInt8] = []
    guard bytes.first == UInt8(ascii: "\"") else {
      while let byte = bytes.first, byte != UInt8(ascii: ","), byte != 0x0D {
        try #require(byte != UInt8(ascii: "\"") && byte != 0x0A)
        cell.append(byte)
        bytes.removeFirst()
      }
      return String(decoding: cell, as: UTF8.self)
    }
    bytes.removeFirst()
    while let byte = bytes.popFirst() {
      if byte == UInt8(ascii: "\"") {
        guard bytes.first == UInt8(ascii: "\"") else { break }
        bytes.removeFirst()
      }
      cell.append(byte)
    }
    return String(decoding: cell, as: UTF8.self)
  }
}
