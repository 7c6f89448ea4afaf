import Foundation
import Testing

/// What `doctor` says of a small clinic.
struct Checkup {
  struct Line: Decodable {
    var check: String
    var level: String
    var found: String
    var remedy: String?
  }

  let code: Int32
  let lines: [Line]

  /// Examines a folder that `withClinic` made.
  init(
    _ folder: String, _ more: [String] = [], through: [String] = [],
    environment: [String: String] = [:]
  ) throws {
    let outcome = try Command.run(
      [
        "doctor", "--json", "--database", folder + "/patients.db", "--output", folder + "/out",
        "--config", folder + "/settings.yaml",
      ] + more, through: through, environment: environment)
    code = outcome.code
    #expect(outcome.errors == "")
    lines = try JSONDecoder().decode([Line].self, from: Data(outcome.output.utf8))
    #expect((code == 78) == lines.contains { $0.level == "problem" })
    #expect([0, 78].contains(code))
    #expect(lines.allSatisfy { $0.level == "ok" || $0.remedy != nil || $0.found.contains("; ") })
  }

  /// The level of a check, `none` where there is no such line.
  func level(_ check: String) -> String {
    lines.first { $0.check == check }?.level ?? "none"
  }

  func found(_ check: String) -> String {
    lines.first { $0.check == check }?.found ?? ""
  }

  /// Runs `body` with a folder that holds a clinic in WAL mode or not, an empty configuration and
  /// an output folder without a fault.
  static func withClinic(isWAL: Bool = true, _ body: (String) throws -> Void) throws {
    try Command.withFolder { folder in
      let database = URL(fileURLWithPath: folder + "/patients.db")
      try SmallClinic.write(to: database.path)
      var bytes = try Data(contentsOf: database)
      bytes[18] = isWAL ? 2 : 1
      bytes[19] = isWAL ? 2 : 1
      try bytes.write(to: database)
      try configure(folder, "")
      try FileManager.default.createDirectory(
        atPath: folder + "/out", withIntermediateDirectories: true)
      try Small.chmod(folder + "/out", 0o700)
      try body(folder)
    }
  }

  static func configure(_ folder: String, _ text: String) throws {
    let file = folder + "/settings.yaml"
    try Data((text + "\n").utf8).write(to: URL(fileURLWithPath: file))
    try Small.chmod(file, 0o644)
  }

  /// Lets everybody look into the clinic's folder, and write there if it `isWritable`.
  static func open(_ folder: String, isWritable: Bool = false) throws {
    try Small.chmod(folder, isWritable ? 0o777 : 0o755)
    try Small.chmod(folder + "/patients.db", 0o644)
  }
}
