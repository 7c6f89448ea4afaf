internal import StrictYAML

/// Reads what a mapping file says of one CSV file.
struct FileDecoder {
  let table: CSVTable

  /// One of our columns by its name.
  func column(_ value: YAMLValue) throws(Refusal) -> CSVColumn {
    let name = try value.text("column")
    guard let column = table.columns.first(where: { $0.name == name }) else {
      throw Refusal(
        line: value.line, "\(quoted(name)) is no column of table \(table.name)",
        write: NearestWord.advice(for: name, among: table.columns.map(\.name)))
    }
    return column
  }

  /// Ours by the file's.
  func columns(_ value: YAMLValue?) throws(Refusal) -> [String: String] {
    guard let value else { return [:] }
    var columns: [String: String] = [:]
    for entry in try value.entries(of: quoted("columns")) {
      let ours = try column(entry.value).name
      guard !columns.values.contains(ours) else {
        throw Refusal(
          line: entry.line, "two columns of the file are \(quoted(ours))",
          write: "one of them alone")
      }
      columns[entry.key] = ours
    }
    return columns
  }

  func constants(_ value: YAMLValue?, besides columns: [String: String]) throws(Refusal)
    -> [String: String]
  {
    guard let value else { return [:] }
    var constants: [String: String] = [:]
    for entry in try value.entries(of: quoted("constants")) {
      let ours = try column(entry.name).name
      guard !columns.values.contains(ours) else {
        throw Refusal(
          line: entry.line, "\(quoted(ours)) is a column of the file and a constant",
          write: "one of the two alone")
      }
      constants[ours] = try entry.value.text(ours)
    }
    return constants
  }

  func ignored(_ value: YAMLValue?, besides columns: [String: String]) throws(Refusal)
    -> Set<String>
  {
    guard let value else { return [] }
    var ignored: Set<String> = []
    for item in try value.items("ignore") {
      let name = try item.text("ignore")
      guard columns[name] == nil else {
        throw Refusal(
          line: item.line, "the column \(quoted(name)) is read and ignored",
          write: "one of the two alone")
      }
      ignored.insert(name)
    }
    return ignored
  }

  /// Our words by the file's, of each of our columns. What a closed list does not have is refused.
  func values(_ value: YAMLValue?) throws(Refusal) -> [String: [String: String]] {
    guard let value else { return [:] }
    var values: [String: [String: String]] = [:]
    for entry in try value.entries(of: quoted("values")) {
      let column = try column(entry.name)
      values[column.name] = try words(entry.value, of: column)
    }
    return values
  }

  private func words(_ value: YAMLValue, of column: CSVColumn) throws(Refusal) -> [String: String] {
    var words: [String: String] = [:]
    for entry in try value.entries(of: quoted(column.name)) {
      let ours = try entry.value.text(column.name)
      if case .word(let known) = column.kind, !known.contains(ours) {
        throw Refusal(
          line: entry.line, "\(quoted(ours)) is no word of column \(quoted(column.name))",
          write: NearestWord.advice(for: ours, among: known))
      }
      words[entry.key] = ours
    }
    return words
  }
}
