import Foundation
import Testing

/// The table of exit codes: each code is in the help and in the README, and comes from one real
/// fault.
@Suite struct ExitTableTests {
  /// A way to end with a code; nil: it cannot be had here, which was said.
  private typealias Fault = @Sendable (_ folder: String) throws -> Command.Outcome?

  /// One fault for each code. The clinic of a folder has 250 patients of whom some cannot be judged.
  private static let faults: KeyValuePairs<Int32, Fault> = [
    0: { try run($0, database: "bare/patients.db") },
    3: { try run($0) },
    4: { try run($0, ["--fail-on", "missed"]) },
    64: { try run($0, ["--fail-on", "nonsense"]) },
    65: { folder in
      try run(folder, ["--as-of", "2026-06-29"], database: "whole.db")
      return try run(folder)
    },
    66: { try run($0, database: "none.db") },
    69: { try run($0, ["--mail", "--mail-file", $0 + "/mail.yaml"]) },
    70: { folder in
      // A view whose rows are others each time it is read: the sum cannot be right.
      try (0..<5).lazy.map { _ in try run(folder, ["--views", folder + "/shifting.sql"]) }
        .first { $0.code != 3 }
    },
    73: { try run($0, output: "patients.db") },
    74: { try run($0, through: ["/bin/sh", "-c", "ulimit -f 200 && exec \"$0\" \"$@\""]) },
    75: { folder in
      try run(folder)
      return try run(folder, through: ["/usr/bin/flock", folder + "/out/.state/lock"])
    },
    77: { folder in
      guard let nobody = try Sandbox.nobody() else { return nil }
      return try run(folder, output: "closed/out", through: nobody)
    },
    78: { try run($0, ["--config", $0 + "/wrong.yaml"]) },
    130: { try run($0, database: "many/patients.db", through: stopping("INT")) },
    143: { try run($0, database: "many/patients.db", through: stopping("TERM")) },
  ]

  @Test func `Every code of the table comes from a fault of its own`() throws {
    let codes = try Self.table()
    #expect(Self.faults.map(\.key) == codes)
    try Command.withFolder { folder in
      try Self.prepare(folder)
      for (code, fault) in Self.faults {
        // No fault sees what another left.
        let outcome = try Command.withCopy(of: folder) { copy in
          // Also somebody without rights comes as far as the copy.
          try Small.chmod(copy + "/..", 0o755)
          return try fault(copy)
        }
        guard let outcome else { continue }
        #expect(outcome.code == code, "\(outcome.errors)")
        let isError = code == 4 || (code >= 64 && code < 128)
        #expect(outcome.errors.hasPrefix("remswatch: ") == isError, "\(code): \(outcome.errors)")
      }
    }
  }

  @Test func `The README has the same codes`() throws {
    let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    for document in ["README.md", "docs/operators.md"] {
      let text = try String(contentsOf: root.appendingPathComponent(document), encoding: .utf8)
      let cells = text.split(separator: "\n").compactMap { line -> Substring? in
        line.hasPrefix("| ") ? line.dropFirst(2).split(separator: "|").first : nil
      }
      let numbers = Set(cells.flatMap { $0.split { !$0.isNumber } }.compactMap { Int32($0) })
      #expect(numbers.isSuperset(of: try Self.table()), "\(document)")
    }
  }

  /// The codes that the help lists.
  private static func table() throws -> [Int32] {
    let help = try Command.run(["run", "--help"]).output
    let lines = help.split(separator: "\n").drop { !$0.contains("EXIT STATUS") }.dropFirst()
    return lines.prefix { !$0.contains("Treat a code") }.compactMap { line in
      line.split(whereSeparator: \.isWhitespace).first.flatMap { Int32($0) }
    }
  }

  private static func prepare(_ folder: String) throws {
    let made = try Command.run(["demo", folder + "/demo", "--patients", "250"])
    #expect(made.code == 0)
    let files = FileManager.default
    for copy in ["patients.db", "whole.db"] {
      try files.copyItem(atPath: folder + "/demo/patients.db", toPath: folder + "/" + copy)
    }
    // As if half of the clinic were gone.
    try Night.sql(
      folder + "/patients.db",
      "DELETE FROM patient WHERE patient_id % 2 AND patient_id NOT IN "
        + "(SELECT patient_id FROM infusion WHERE recorded_at < infused_on)")
    for (name, patients) in [("bare", "3"), ("many", "3000")] {
      let arguments = ["demo", folder + "/" + name, "--bare", "--patients", patients]
      #expect(try Command.run(arguments).code == 0)
    }
    try write("nonsense: true\n", folder + "/wrong.yaml")
    try write(
      """
      from: remswatch@clinic.example
      transport: sendmail
      sendmail:
        program: /bin/false
      """, folder + "/mail.yaml")
    try write(
      """
      CREATE TEMP VIEW patient AS SELECT p.* FROM main.patient AS p,
        (SELECT 10000 + abs(random()) % 500 AS least) WHERE p.patient_id > least;
      """, folder + "/shifting.sql")
    try files.createDirectory(atPath: folder + "/closed", withIntermediateDirectories: true)
    try Small.chmod(folder + "/closed", 0o555)
    for path in ["", "/patients.db"] { try Small.chmod(folder + path, 0o777) }
  }

  private static func write(_ text: String, _ path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    try Small.chmod(path, 0o600)
  }

  private static func stopping(_ signal: String) -> [String] {
    ["/usr/bin/timeout", "--preserve-status", "-s", signal, "0.4"]
  }

  @discardableResult
  private static func run(
    _ folder: String, _ more: [String] = [], database: String = "patients.db",
    output: String = "out", through: [String] = []
  ) throws -> Command.Outcome {
    let asOf = more.contains("--as-of") ? [] : ["--as-of", "2026-06-30"]
    return try Command.run(
      [
        "run", "--database", folder + "/" + database, "--output", folder + "/" + output,
      ] + asOf + more, through: through)
  }
}
