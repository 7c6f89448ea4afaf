/// What a site says of its CSV files.
package struct CSVMapping: Sendable {
  /// How files are written that say nothing else of their own.
  package var format = CSVFormat()
  /// In the order of the mapping file.
  package var files: [CSVFileMapping] = []

  package init() {}

  /// What is known of a file: by its own entry, else by its name; nil: it is of no table.
  ///
  /// Letters of either case make the same name.
  package func file(named name: String) -> CSVFileMapping? {
    let entry = files.first { $0.fileName.lowercased() == name.lowercased() }
    return entry
      ?? CSVTable(fileName: name).map { CSVFileMapping(fileName: name, table: $0, format: format) }
  }

  /// Which table the rows of a file are of; nil: of none.
  package func table(ofFile name: String) -> CSVTable? {
    file(named: name)?.table
  }
}

/// What a site says of one CSV file.
package struct CSVFileMapping: Hashable, Sendable {
  /// Without a folder.
  package let fileName: String
  package let table: CSVTable
  package var format: CSVFormat
  /// Our names of columns by the file's. A name that is not here is its own.
  package var columns: [String: String] = [:]
  /// What columns hold that the file does not have, by our name.
  package var constants: [String: String] = [:]
  /// Columns of the file, by its names, that are not read.
  package var ignored: Set<String> = []
  /// Our words by the file's, by our name of the column.
  package var values: [String: [String: String]] = [:]

  package init(fileName: String, table: CSVTable, format: CSVFormat = CSVFormat()) {
    self.fileName = fileName
    self.table = table
    self.format = format
  }
}
