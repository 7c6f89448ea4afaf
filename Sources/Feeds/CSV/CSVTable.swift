package import PatientSchema

/// What the rows of a CSV file are.
package enum CSVTable: Hashable, Sendable {
  case table(Table)
  /// Record numbers that turned out to be of one patient.
  case merge

  /// Every kind of file, the tables in the order of the schema.
  package static let all = Table.allCases.map(CSVTable.table) + [.merge]

  /// As the mapping writes it, and as the file is called: `care_assignment`, `merge`.
  package var name: String {
    switch self {
    case .table(let table): table.rawValue
    case .merge: "merge"
    }
  }

  package init?(name: String) {
    guard let table = Self.all.first(where: { $0.name == name }) else { return nil }
    self = table
  }

  /// The table whose name a file has, in letters of either case and with hyphens or underscores:
  /// `care_assignment.csv`, `Care-Assignment.CSV`; nil for any other name.
  package init?(fileName: String) {
    let name = fileName.lowercased()
    guard name.hasSuffix(".csv") else { return nil }
    self.init(name: String(name.dropLast(4).map { $0 == "-" ? "_" : $0 }))
  }
}
