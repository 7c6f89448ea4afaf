import CommandHarness
import Foundation
import Testing

/// Runs on damaged copies of one database, and whether what they bring is right.
struct DamagedFile {
  enum Ending: Hashable {
    /// No report, and this code.
    case refused(Int32)
    /// The report of the whole database.
    case asBefore
    /// Another report, and the right one for the values that SQLite reads in the damaged file.
    case otherValues
    case wrong(String)
  }

  let bytes: [UInt8]
  private let report: [String: Data]

  /// - Parameter folder: where the whole database lies as `patients.db`.
  init(_ folder: String) throws {
    bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/patients.db")))
    let outcome = try Self.run(folder, "patients.db")
    try #require(outcome.code == 0, "\(outcome.errors)")
    report = try Command.report(folder + "/out")
  }

  /// Runs on a damaged copy in a folder of its own.
  func ending(_ damaged: [UInt8]) throws -> Ending {
    try Command.withFolder { folder in
      try Data(damaged).write(to: URL(fileURLWithPath: folder + "/damaged.db"))
      let outcome = try Self.run(folder, "damaged.db")
      if outcome.signal != 0 { return .wrong("it died of signal \(outcome.signal)") }
      if outcome.errors.contains(SmallClinic.canary) { return .wrong("it named a patient") }
      guard [0, 3].contains(outcome.code) else {
        let published = FileManager.default.fileExists(atPath: folder + "/out/latest")
        return published ? .wrong("\(outcome.code), and published") : .refused(outcome.code)
      }
      let found = try Command.report(folder + "/out")
      return found == report ? .asBefore : try compare(found, folder)
    }
  }

  /// Whether the same report comes of a sound database with the rows that SQLite reads.
  private func compare(_ found: [String: Data], _ folder: String) throws -> Ending {
    let rebuilt = try RunningProgram(
      Python.words("rebuild.py", ["damaged.db", "rebuilt.db"].map { "\(folder)/\($0)" })
    ).wait()
    guard rebuilt.code == 0 else { return .wrong("SQLite cannot read it, \(rebuilt.output)") }
    try FileManager.default.removeItem(atPath: folder + "/out")
    let outcome = try Self.run(folder, "rebuilt.db")
    guard [0, 3].contains(outcome.code) else { return .wrong("rebuilt: \(outcome.errors)") }
    let right = try Command.report(folder + "/out")
    let names = Set(found.keys).union(right.keys).filter { found[$0] != right[$0] }.sorted()
    return names.isEmpty ? .otherValues : .wrong("\(names) are not those of the rebuilt file")
  }

  private static func run(_ folder: String, _ database: String) throws -> Command.Outcome {
    try RunningProgram([
      try Command.path, "run", "--database", "\(folder)/\(database)", "--as-of", "2025-06-30",
      "--known-at", "2026-01-01", "--full", "--output", folder + "/out",
    ]).wait()
  }
}
