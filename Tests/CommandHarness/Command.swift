package import Foundation
internal import Testing

/// The built program, run as a user runs it.
package enum Command {
  /// How a program ended and what it said.
  package struct Outcome: Sendable {
    package var code: Int32
    /// What killed it; 0: it ended by itself.
    package var signal: Int32 = 0
    package var output: String
    package var errors: String
  }

  /// Beside the tests' own executable.
  package static var path: String {
    get throws {
      let own = try #require(Bundle.main.executableURL).deletingLastPathComponent()
      let path = own.appendingPathComponent("remswatch").path
      try #require(FileManager.default.isExecutableFile(atPath: path))
      return path
    }
  }

  /// Runs the program, or with `through` another one that is to start it.
  package static func run(
    _ arguments: [String], through: [String] = [], environment: [String: String] = [:]
  ) throws -> Outcome {
    let outcome = try RunningProgram(through + [path] + arguments, environment: environment)
      .wait()
    #expect(outcome.signal == 0)
    return outcome
  }

  /// Runs `body` with the path of a new folder, which is removed afterwards.
  package static func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("remswatch-command-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path)
  }

  /// Copies a folder with the owners, modes and links in it.
  package static func copy(_ folder: String, to path: String) throws {
    let outcome = try RunningProgram(["/bin/cp", "-a", folder, path]).wait()
    try #require(outcome.code == 0, "\(outcome.errors)")
  }

  /// Runs `body` with the path of a copy of a folder, which is removed afterwards.
  package static func withCopy<Result>(
    of folder: String, named name: String = "copy", _ body: (String) throws -> Result
  ) throws -> Result {
    try withFolder { place in
      try copy(folder, to: "\(place)/\(name)")
      return try body("\(place)/\(name)")
    }
  }

  /// Every file and folder below a path, relative to it, in order; links are not followed.
  package static func tree(_ path: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
  }

  /// The manifest of the run that `latest` points at.
  package static func manifest(_ output: String) throws -> [String: Any] {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: output + "/latest/manifest.json"))
    return try JSONSerialization.jsonObject(with: bytes) as? [String: Any] ?? [:]
  }

  /// The bytes of every file of a run but the manifest, by path.
  package static func report(_ output: String) throws -> [String: Data] {
    let run = URL(fileURLWithPath: output + "/latest").resolvingSymlinksInPath().path
    var files: [String: Data] = [:]
    for file in try tree(run) where file.contains(".") && file != "manifest.json" {
      files[file] = try Data(contentsOf: URL(fileURLWithPath: run + "/" + file))
    }
    return files
  }
}
