/// The columns of a table by what they are for.
package struct TableParts: Sendable {
  /// What names a row but for whose it is and when it was recorded.
  package let rowKey: [String]
  /// The other columns, in the order of the schema.
  package let content: [String]
  /// Where the columns of `rowKey` stand in `Table.columns`.
  package let rowKeyPlaces: [Int]
  /// Where the columns of `content` stand in `Table.columns`.
  package let contentPlaces: [Int]

  fileprivate init(_ table: Table) {
    let isOwnPlace = { (column: String) in column != "patient_id" && column != "recorded_at" }
    rowKey = table.key.filter(isOwnPlace)
    content = table.columns.filter { !table.key.contains($0) && isOwnPlace($0) }
    rowKeyPlaces = rowKey.compactMap { table.columns.firstIndex(of: $0) }
    contentPlaces = content.compactMap { table.columns.firstIndex(of: $0) }
  }

  fileprivate static let all = Dictionary(
    uniqueKeysWithValues: Table.allCases.map { ($0, TableParts($0)) })
}

extension Table {
  package var parts: TableParts { TableParts.all[self] ?? TableParts(self) }

  /// Whether its rows are about one patient.
  package var isAboutPatient: Bool {
    switch self {
    case .site, .prescriber, .facility, .certification: false
    case .patient, .careAssignment, .standing, .infusion, .observation, .form, .medication,
      .history, .waiver:
      true
    }
  }

  /// Whether a fact of it has versions; a site, a prescriber, a facility and a patient have none.
  package var hasVersions: Bool {
    switch self {
    case .site, .prescriber, .facility, .patient: false
    case .certification, .careAssignment, .standing, .infusion, .observation, .form, .medication,
      .history, .waiver:
      true
    }
  }
}
