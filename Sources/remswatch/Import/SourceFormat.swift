internal import ArgumentParser

/// The formats that `import` reads.
enum SourceFormat: String, CaseIterable, ExpressibleByArgument {
  case hl7
  case fhir
  case omop
  case csv

  /// What a file is by its first bytes, and a CSV file by its name; nil: nothing that is known.
  static func of(_ path: String, beginning: [UInt8]) -> SourceFormat? {
    var text = beginning[...]
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    if text.starts(with: Array("SQLite format 3".utf8)) { return .omop }
    if path.lowercased().hasSuffix(".csv") { return .csv }
    text = text.drop { [0x09, 0x0A, 0x0B, 0x0D, 0x20].contains($0) }
    for mark in ["MSH", "FHS", "BHS"] where text.starts(with: Array(mark.utf8)) { return .hl7 }
    if text.first == UInt8(ascii: "{") { return .fhir }
    return nil
  }
}
