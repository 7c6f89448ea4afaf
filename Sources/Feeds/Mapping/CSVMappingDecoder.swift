internal import StrictYAML

/// Reads what a mapping file says of CSV files.
enum CSVMappingDecoder {
  private static let formatKeys = ["delimiter", "encoding", "decimal", "dates"]

  static func csv(_ value: YAMLValue) throws(Refusal) -> CSVMapping {
    let fields = try Fields(value, of: quoted("csv"), keys: formatKeys + ["files"])
    var mapping = CSVMapping()
    mapping.format = try format(fields, on: CSVFormat(), table: nil)
    guard let files = fields.optional("files") else { return mapping }
    for entry in try files.entries(of: quoted("files")) {
      let name = try entry.name.text("file")
      guard !mapping.files.contains(where: { $0.fileName.lowercased() == name.lowercased() }) else {
        throw Refusal(
          line: entry.line, "the file \(quoted(name)) stands twice", write: "it once instead")
      }
      mapping.files.append(try file(name, entry, format: mapping.format))
    }
    return mapping
  }

  /// A table alone, or a mapping of all that is said of the file.
  private static func file(_ name: String, _ entry: YAMLEntry, format: CSVFormat) throws(Refusal)
    -> CSVFileMapping
  {
    if case .text = entry.value.content {
      return CSVFileMapping(fileName: name, table: try table(entry.value), format: format)
    }
    let fields = try Fields(
      entry.value, of: "file \(quoted(name))",
      keys: ["table", "columns", "constants", "ignore", "values"] + formatKeys)
    let decoder = FileDecoder(table: try table(of: name, fields))
    var file = CSVFileMapping(fileName: name, table: decoder.table)
    file.format = try self.format(fields, on: format, table: decoder.table)
    file.columns = try decoder.columns(fields.optional("columns"))
    file.constants = try decoder.constants(fields.optional("constants"), besides: file.columns)
    file.ignored = try decoder.ignored(fields.optional("ignore"), besides: file.columns)
    file.values = try decoder.values(fields.optional("values"))
    return file
  }

  /// The stated table, else the one that the file is named for.
  private static func table(of name: String, _ fields: Fields) throws(Refusal) -> CSVTable {
    if let value = fields.optional("table") { return try table(value) }
    guard let table = CSVTable(fileName: name) else {
      throw Refusal(
        line: fields.line, "\(fields.name) has no \"table\"", write: "the table of its rows")
    }
    return table
  }

  private static func table(_ value: YAMLValue) throws(Refusal) -> CSVTable {
    let name = try value.text("table")
    guard let table = CSVTable(name: name) else {
      throw Refusal(
        line: value.line, "\(quoted(name)) is no table",
        write: NearestWord.advice(for: name, among: CSVTable.all.map(\.name)))
    }
    return table
  }

  private static func format(_ fields: Fields, on base: CSVFormat, table: CSVTable?) throws(Refusal)
    -> CSVFormat
  {
    var format = base
    if let value = fields.optional("delimiter") { format.delimiter = try value.word("delimiter") }
    if let value = fields.optional("encoding") { format.encoding = try value.word("encoding") }
    if let value = fields.optional("decimal") { format.decimal = try value.word("decimal mark") }
    guard let dates = fields.optional("dates") else { return format }
    guard case .mapping = dates.content, let table else {
      format.dates = try dates.word("format of dates")
      format.datesOfColumns = [:]
      return format
    }
    for entry in try dates.entries(of: quoted("dates")) {
      let column = try FileDecoder(table: table).column(entry.name)
      guard column.kind == .day else {
        throw Refusal(
          line: entry.line, "column \(quoted(column.name)) holds no dates",
          write: "a column of dates instead")
      }
      format.datesOfColumns[column.name] = try entry.value.word("format of dates")
    }
    return format
  }
}
