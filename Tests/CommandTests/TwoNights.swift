import CommandHarness
import Foundation
import Testing

/// A report of the invented clinic a night after another, in which gaps were opened and closed; in a
/// folder that is removed with the last that knows it.
final class TwoNights: Sendable {
  /// Several tests look at it.
  static let shared = Result { try TwoNights() }

  let run: String
  private let folder: String

  private init() throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("remswatch-nights-\(UUID().uuidString)").path
    let made = try Command.run(["demo", folder + "/demo", "--patients", "25"])
    try #require(made.code == 0)
    for day in ["2026-05-20", "2026-06-30"] {
      let outcome = try Self.run(folder, "\(folder)/demo/patients.db", day, ["--known-at", day])
      try #require([0, 3].contains(outcome.code), "\(outcome.errors)")
    }
    run = URL(fileURLWithPath: folder + "/out/latest").resolvingSymlinksInPath().path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Runs `body` with a copy of the run in which a text of a file is another.
  func withDamage<Result>(
    _ file: String, _ text: String, _ damage: String, _ body: (String) throws -> Result
  ) throws -> Result {
    try Command.withFolder { folder in
      let copy = folder + "/run"
      try FileManager.default.copyItem(atPath: run, toPath: copy)
      let whole = try String(contentsOfFile: "\(copy)/\(file)", encoding: .utf8)
      let place = try #require(whole.range(of: text), "there is no \(text)")
      try Data(whole.replacingCharacters(in: place, with: damage).utf8)
        .write(to: URL(fileURLWithPath: "\(copy)/\(file)"))
      return try body(copy)
    }
  }

  /// Runs the program with everything written that it can write.
  static func run(_ folder: String, _ database: String, _ day: String, _ more: [String]) throws
    -> Command.Outcome
  {
    try Command.run(
      [
        "run", "--database", database, "--as-of", day, "--output", folder + "/out", "--full",
        "--measure-report", "--quiet", "--accept-counts",
      ] + more)
  }
}
