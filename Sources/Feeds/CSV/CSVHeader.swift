internal import StrictYAML

/// Where the columns of a table stand in a file.
struct CSVHeader {
  /// Where a cell comes from.
  enum Source: Hashable {
    case field(Int)
    case constant(String)
  }

  /// Why the first row of a file names no columns. Its words are not repeated where it may as well
  /// be a row of a patient.
  struct Refusal: Error, Hashable {
    let reason: String
  }

  /// By our name of the column.
  private(set) var sources: [String: Source] = [:]
  /// How many fields a row has.
  let width: Int

  init(_ names: [String], file: CSVFileMapping) throws(Refusal) {
    width = names.count
    let columns = file.table.columns
    sources = file.constants.mapValues(Source.constant)
    // Else a column that the source renames or drops would be lost without a word.
    for name in file.columns.keys.sorted() where !names.contains(name) {
      throw Refusal(reason: "the header has no column \(quoted(name)), which the mapping names")
    }
    for (index, name) in names.enumerated() where !file.ignored.contains(name) {
      let ours = file.columns[name] ?? name
      guard columns.contains(where: { $0.name == ours }) else {
        throw Self.unknown(name, at: index, of: file)
      }
      guard sources.updateValue(.field(index), forKey: ours) == nil else {
        throw Refusal(reason: "the column \(ours) stands in the header or the mapping twice")
      }
    }
    for column in columns where column.presence == .required && sources[column.name] == nil {
      throw Refusal(reason: "the header has no column \(column.name)")
    }
    if file.table.isOfPatients, sources["patient_id"] == nil, sources["mrn"] == nil {
      throw Refusal(reason: "the header has neither a column patient_id nor mrn")
    }
  }

  private static func unknown(_ name: String, at index: Int, of file: CSVFileMapping) -> Refusal {
    let known = file.table.columns.map(\.name)
    let near = NearestWord.nearest(to: name.lowercased(), among: known)
    let advice =
      near.map { "write \($0) instead" } ?? "it can have \(known.joined(separator: ", "))"
    return Refusal(
      reason: "column \(index + 1) of the header is none of table \(file.table.name); \(advice), "
        + "or name it in the mapping under columns or ignore")
  }
}
