import Foundation
import Testing

/// The built program, run as a user runs it.
enum Command {
  struct Outcome {
    var code: Int32
    var output: String
    var errors: String
  }

  /// Beside the tests' own executable.
  static var path: String {
    get throws {
      let own = try #require(Bundle.main.executableURL).deletingLastPathComponent()
      let path = own.appendingPathComponent("remswatch").path
      try #require(FileManager.default.isExecutableFile(atPath: path))
      return path
    }
  }

  /// Runs the program, or with `through` another one that is to start it.
  static func run(
    _ arguments: [String], through: [String] = [], environment: [String: String] = [:]
  ) throws -> Outcome {
    try withFolder { folder in
      let words = through + [try path] + arguments
      let process = Process()
      process.executableURL = URL(fileURLWithPath: words[0])
      process.arguments = Array(words.dropFirst())
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      let files = ["out", "err"].map { URL(fileURLWithPath: folder + "/" + $0) }
      for file in files { try Data().write(to: file) }
      process.standardOutput = try FileHandle(forWritingTo: files[0])
      process.standardError = try FileHandle(forWritingTo: files[1])
      process.standardInput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
      #expect(process.terminationReason == .exit)
      return Outcome(code: process.terminationStatus, output: texts[0], errors: texts[1])
    }
  }

  /// Runs `body` with the path of a new folder, which is removed afterwards.
  static func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("remswatch-command-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path)
  }

  /// Every file and folder below a path, relative to it, in order; links are not followed.
  static func tree(_ path: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
  }

  /// The bytes of every file of a run but the manifest, by path.
  static func report(_ output: String) throws -> [String: Data] {
    let run = URL(fileURLWithPath: output + "/latest").resolvingSymlinksInPath().path
    var files: [String: Data] = [:]
    for file in try tree(run) where file.contains(".") && file != "manifest.json" {
      files[file] = try Data(contentsOf: URL(fileURLWithPath: run + "/" + file))
    }
    return files
  }
}
