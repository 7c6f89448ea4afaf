import Foundation
import Testing

/// Programs as an operator starts them, and the project's own files.
enum Shell {
  struct Outcome {
    var code: Int32
    /// Standard output and standard error, as they came.
    var text: String
  }

  static let project = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The program of this build, beside the tests' own executable.
  static var program: String {
    get throws {
      let own = try #require(Bundle.main.executableURL).deletingLastPathComponent()
      return own.appendingPathComponent("remswatch").path
    }
  }

  static func run(_ words: [String], environment: [String: String] = [:]) throws -> Outcome {
    try withFolder { folder in
      let log = URL(fileURLWithPath: folder + "/log")
      try Data().write(to: log)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = words
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      let both = try FileHandle(forWritingTo: log)
      process.standardOutput = both
      process.standardError = both
      process.standardInput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      let text = String(decoding: try Data(contentsOf: log), as: UTF8.self)
      return Outcome(code: process.terminationStatus, text: text)
    }
  }

  /// Whether a program is here; if not, says loudly what was not tested.
  static func has(_ name: String, for purpose: String) throws -> Bool {
    if try run(["sh", "-c", "PATH=$PATH:/usr/sbin command -v \(name)"]).code == 0 { return true }
    print("SKIPPED: \(name) is not here; \(purpose) was not tested")
    return false
  }

  /// Runs `body` with the path of a new folder, which is removed afterwards.
  static func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("remswatch-install-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path)
  }
}
