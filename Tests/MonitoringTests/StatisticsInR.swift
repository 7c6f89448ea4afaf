import Foundation
import Testing

/// What R, a program of others for statistics, says of cases that a test makes.
enum StatisticsInR {
  /// The answers to `cases`, in their order.
  static func answers(to cases: [String]) throws -> [String] {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("remswatch-statistics-\(UUID().uuidString)")
    try Data((cases.joined(separator: "\n") + "\n").utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let script = RepositoryFiles.root.appendingPathComponent("Tests/Checkers/statistics.R").path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/Rscript")
    process.arguments = ["--vanilla", script, file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let answers = String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
    try #require(answers.count == cases.count)
    return answers
  }
}
