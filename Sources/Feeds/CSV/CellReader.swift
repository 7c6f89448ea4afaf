internal import Monitoring
internal import PatientSchema

/// Reads the cells of one column.
struct CellReader {
  let column: CSVColumn
  private let source: CSVHeader.Source
  /// Our words by the file's.
  private let words: [String: String]
  private let dates: DateFormat
  private let decimal: CSVFormat.DecimalMark

  /// Nil where the file has no such column.
  init?(_ column: CSVColumn, header: CSVHeader, file: CSVFileMapping) {
    guard let source = header.sources[column.name] else { return nil }
    self.column = column
    self.source = source
    words = file.values[column.name] ?? [:]
    dates = file.format.datesOfColumns[column.name] ?? file.format.dates
    decimal = file.format.decimal
  }

  /// What the cell says in our words; "" where it is empty.
  func text(_ row: CSVRow) -> String {
    let text =
      switch source {
      case .field(let index): row.text(index)
      case .constant(let text): text
      }
    return words.isEmpty ? text : words[text] ?? text
  }

  /// The cell of the table. Throws where it is none of the column.
  func cell(_ row: CSVRow) throws(RowRefusal) -> Cell {
    let text = text(row)
    guard text.isEmpty else { return try cell(text) }
    switch column.presence {
    case .required: throw .empty(column.name)
    case .optional: return .null
    case .defaulted(absent: _, let empty): return empty
    }
  }

  /// The day in a cell; nil: it is empty.
  func day(_ row: CSVRow) throws(RowRefusal) -> CivilDate? {
    let text = text(row)
    return text.isEmpty ? nil : try day(text)
  }

  private func cell(_ text: String) throws(RowRefusal) -> Cell {
    switch column.kind {
    case .text: return .text(text)
    case .integer: return .integer(try integer(text))
    case .real:
      guard let number = Number.real(text, mark: decimal) else {
        throw refusal("no number with a decimal \(decimal.rawValue)")
      }
      return .real(number)
    case .measurement: return Number.real(text, mark: decimal).map(Cell.real) ?? .text(text)
    case .day:
      let day = try day(text)
      // An ISO day is written as it is stored.
      return .text(dates == .iso ? text : day.description)
    case .time:
      guard let time = ClockTime(text) else { throw refusal("no time HH:MM") }
      return .text(time.description)
    case .instant:
      guard let time = Instant(rfc3339: text) else { throw refusal("no RFC 3339 time") }
      return .text(time.description)
    case .boolean: return .integer(try boolean(text))
    case .word(let words):
      guard words.contains(text) else {
        throw refusal("none of \(words.joined(separator: ", "))")
      }
      return .text(text)
    }
  }

  private func day(_ text: String) throws(RowRefusal) -> CivilDate {
    guard let day = dates.day(text) else { throw refusal("no day \(dates.pattern)") }
    return day
  }

  /// Only as numbers are printed: `007` may be another patient than `7`.
  private func integer(_ text: String) throws(RowRefusal) -> Int64 {
    guard let number = Int64(text), number.description == text else {
      throw refusal("no whole number without leading zeros")
    }
    return number
  }

  private func boolean(_ text: String) throws(RowRefusal) -> Int64 {
    switch text {
    case "0", "false": return 0
    case "1", "true": return 1
    default: throw refusal("none of 0, 1, false, true")
    }
  }

  private func refusal(_ what: String) -> RowRefusal {
    RowRefusal("column \(column.name) holds \(what)")
  }
}
