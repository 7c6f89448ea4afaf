import Foundation
import Testing

/// Other programs that tests ask.
enum Tool {
  /// Runs a program; its exit code and what it printed.
  static func run(_ path: String, _ arguments: [String]) throws -> (code: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    let pipe = Pipe()
    (process.standardOutput, process.standardError) = (pipe, pipe)
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  /// Runs the checker that shares no code with the program.
  static func checkLedger(_ output: String) throws -> (code: Int32, output: String) {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Checkers/check-ledger.py").path
    return try run("/usr/bin/env", ["python3", script, output])
  }
}
