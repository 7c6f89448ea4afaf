internal import ComplianceReport
internal import Foundation
internal import Intake
internal import PatientStore

/// What became of every record, as a CSV file: the lines of the table import-log.
enum ImportReport {
  private static let columns = [
    "file", "format", "unit", "outcome", "reason", "line", "part", "count",
  ]

  /// Throws where anything is there: what was loaded could not be told any more.
  static func checkIsNew(_ path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    throw CommandError(
      status: .cannotCreate,
      description:
        "\(path) exists already and is left alone; choose another path. Nothing was loaded."
    )
  }

  /// Throws where the file is there already or cannot be written.
  static func write(_ outcome: Importing.Outcome, to path: String) throws {
    var bytes: [UInt8] = []
    let file = ReportFile(write: { bytes += $0 }, finish: {})
    var csv = CSVWriter(file, columns: columns)
    for loaded in outcome.loaded {
      for row in loaded.log { try add(row, file: loaded.file, format: loaded.format, to: &csv) }
    }
    for failure in outcome.failed {
      let row = LogRow(unit: .file, outcome: .refused, reason: "\(failure.error)", count: 1)
      try add(row, file: failure.path, format: "", to: &csv)
    }
    for path in outcome.others {
      let row = LogRow(unit: .file, outcome: .skipped, reason: "nothing that is read", count: 1)
      try add(row, file: path, format: "", to: &csv)
    }
    try csv.finish()
    try NewFile.write(bytes, to: path)
  }

  private static func add(
    _ row: LogRow, file: String, format: String, to csv: inout CSVWriter
  ) throws {
    csv.add(text: file)
    csv.add(format)
    csv.add(row.unit.rawValue)
    csv.add(row.outcome.rawValue)
    csv.add(text: row.reason)
    csv.add(row.line)
    csv.add(text: row.part)
    csv.add(row.count)
    try csv.endRow()
  }
}
