import Foundation
import Testing

/// Spreadsheets as a program reads them that shares no code with ours.
enum SpreadsheetTool {
  /// A cell: `s` text, `n` number, `d` day, and its value as text.
  struct Cell: Hashable {
    var type: String
    var value: String
  }

  /// Compares the spreadsheets of a report with its CSV files; what is wrong.
  static func check(_ report: FilesReport, asOf: String = "2026-11-22") throws -> String {
    try withFolder { folder in
      for (path, bytes) in report.files {
        let url = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
      }
      let outcome = try run([folder.path, asOf])
      return outcome.code == 0 && outcome.output.isEmpty ? "" : outcome.output + " \(outcome.code)"
    }
  }

  /// The cells of a file, by sheet; nil: empty.
  static func cells(_ bytes: [UInt8]) throws -> [String: [[Cell?]]] {
    try withFolder { folder in
      let file = folder.appendingPathComponent("file.xlsx")
      try Data(bytes).write(to: file)
      let outcome = try run(["--cells", file.path])
      let sheets = try JSONDecoder().decode(
        [String: [[[String]?]]].self, from: Data(outcome.output.utf8))
      return sheets.mapValues { rows in
        rows.map { row in row.map { cell in cell.map { Cell(type: $0[0], value: $0[1]) } } }
      }
    }
  }

  private static func run(_ arguments: [String]) throws -> (code: Int32, output: String) {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Checkers/check-spreadsheets.py").path
    let process = Process()
    // Debian's own, which knows the packages of Debian.
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = [script] + arguments
    let pipe = Pipe()
    (process.standardOutput, process.standardError) = (pipe, pipe)
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  private static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("remswatch-sheets-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}
