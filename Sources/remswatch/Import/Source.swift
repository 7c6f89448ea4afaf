internal import Feeds

/// One thing to load: a file, or a folder that is one source.
enum Source: Hashable {
  case hl7(String)
  case fhir(String)
  case csv(String, CSVTable)
  /// A Common Data Model in one SQLite file.
  case omop(String)
  /// A Common Data Model as a folder of CSV files.
  case omopFolder(String)

  var path: String {
    switch self {
    case .hl7(let path), .fhir(let path), .csv(let path, _), .omop(let path),
      .omopFolder(let path):
      path
    }
  }

  var format: SourceFormat {
    switch self {
    case .hl7: .hl7
    case .fhir: .fhir
    case .csv: .csv
    case .omop, .omopFolder: .omop
    }
  }
}
