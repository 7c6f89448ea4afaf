/// How CSV files are written, as the mapping states it. Nothing of it is guessed.
package struct CSVFormat: Hashable, Sendable {
  package enum Delimiter: String, Hashable, Sendable, CaseIterable {
    case comma = ","
    case semicolon = ";"
    case tab

    var byte: UInt8 {
      switch self {
      case .comma: UInt8(ascii: ",")
      case .semicolon: UInt8(ascii: ";")
      case .tab: UInt8(ascii: "\t")
      }
    }
  }

  /// What stands before the decimals of a number.
  package enum DecimalMark: String, Hashable, Sendable, CaseIterable {
    case point
    case comma

    var byte: UInt8 {
      switch self {
      case .point: UInt8(ascii: ".")
      case .comma: UInt8(ascii: ",")
      }
    }
  }

  package var delimiter: Delimiter = .comma
  /// Nil: not stated; UTF-8 then, or UTF-16 where a byte order mark says so.
  package var encoding: CSVEncoding?
  package var decimal: DecimalMark = .point
  package var dates: DateFormat = .iso
  /// The formats of single columns, by our name of the column, that are not `dates`.
  package var datesOfColumns: [String: DateFormat] = [:]

  package init() {}
}
