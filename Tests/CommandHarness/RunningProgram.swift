internal import Foundation
internal import Glibc
internal import Testing

/// A program that was started and may still be running; what it says goes to files of its own.
///
/// Not Foundation's `Process`: that one keeps two descriptors for each program it ever ran, and
/// crashes when two threads start programs at once.
package final class RunningProgram {
  /// The process's number.
  package let id: Int32
  private let folder: String
  private var status: Int32?

  /// Starts the program of the first word with the words after it.
  package init(_ words: [String], environment: [String: String] = [:]) throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("remswatch-words-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      .map { "\($0)=\($1)" }
    id = try Spawn.start(words, variables, output: folder + "/out", errors: folder + "/err")
  }

  deinit {
    if !hasEnded(), kill(id, SIGKILL) == 0 { waitForEnd() }
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Sends a signal by its number.
  package func send(_ signal: Int32) {
    kill(id, signal)
  }

  /// What it has written to standard output so far.
  package func outputSoFar() throws -> String {
    try text("out")
  }

  /// Whether it has ended.
  package func hasEnded() -> Bool {
    if status != nil { return true }
    var found: Int32 = 0
    if waitpid(id, &found, WNOHANG) == id { status = found }
    return status != nil
  }

  /// Waits for the end; a program that takes longer than `seconds` fails the test and is killed.
  package func wait(seconds: Double = 300) throws -> Command.Outcome {
    let start = Date()
    while !hasEnded(), Date().timeIntervalSince(start) < seconds { usleep(1000) }
    if !hasEnded() {
      Issue.record("a program did not end within \(seconds) s and was killed")
      send(SIGKILL)
      waitForEnd()
    }
    let (signal, code) = ((status ?? 0) & 0x7F, ((status ?? 0) >> 8) & 0xFF)
    return Command.Outcome(
      code: signal == 0 ? code : -1, signal: signal, output: try text("out"),
      errors: try text("err"))
  }

  private func waitForEnd() {
    var found: Int32 = 0
    if waitpid(id, &found, 0) == id { status = found }
  }

  private func text(_ file: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file)), as: UTF8.self)
  }
}
