package import Feeds

/// How a CSV file is written, as the first line of an input says: a character each for the table,
/// the delimiter, the encoding, the decimal mark and the format of days, counted from `0`.
package struct CSVLayout: Hashable, Sendable {
  private static let length = 5

  package let table: CSVTable
  package let format: CSVFormat
  /// What follows the first line.
  package let file: [UInt8]

  /// Nil where the input is too short.
  package init?(_ input: [UInt8]) {
    guard input.count > Self.length else { return nil }
    table = Self.choice(of: CSVTable.all, by: input[0])
    var format = CSVFormat()
    format.delimiter = Self.choice(of: CSVFormat.Delimiter.allCases, by: input[1])
    format.encoding = Self.choice(of: [nil] + CSVEncoding.allCases, by: input[2])
    format.decimal = Self.choice(of: CSVFormat.DecimalMark.allCases, by: input[3])
    format.dates = Self.choice(of: DateFormat.allCases, by: input[4])
    self.format = format
    file = Array(input[(Self.length + 1)...])
  }

  /// Any byte says one of them.
  private static func choice<Choice>(of choices: [Choice], by byte: UInt8) -> Choice {
    choices[Int(byte &- UInt8(ascii: "0")) % choices.count]
  }
}
