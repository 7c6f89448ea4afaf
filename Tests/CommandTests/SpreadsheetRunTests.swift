import Foundation
import Testing

/// The spreadsheets of real runs, as another program reads them.
@Suite struct SpreadsheetRunTests {
  private static let tracer = "/usr/bin/strace"

  private static func check(_ run: String) throws -> Command.Outcome {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Checkers/check-spreadsheets.py").path
    return try Command.run(
      ["check-spreadsheets"], through: ["/usr/bin/python3", script, run, "2026-06-30"])
  }

  @Test func `Every cell of the demonstration's spreadsheets says what its CSV files say`() throws {
    let demo = try Demonstration()
    let outcome = try Self.check(demo.run)
    #expect(outcome.output == "")
    #expect(outcome.code == 0)
    let sheets = try Command.tree(demo.run).filter { $0.hasSuffix("missed-tests.xlsx") }
    #expect(sheets.count > 3)
  }

  /// The library would take `TMPDIR`, `/tmp` or the working folder.
  @Test func `A run writes no file outside its output`() throws {
    guard FileManager.default.isExecutableFile(atPath: Self.tracer) else {
      print("SKIPPED: strace is not here; what a run opens was not looked at")
      return
    }
    try Command.withFolder { folder in
      try Self.makeDatabase(folder, patients: 300)
      let log = folder + "/calls"
      let outcome = try Command.run(
        Self.arguments(folder),
        through: [Self.tracer, "-f", "-qq", "-e", "trace=openat,open,creat", "-o", log])
      #expect(outcome.code == 0)
      let written = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").filter {
        $0.contains("O_WRONLY") || $0.contains("O_RDWR") || $0.contains("O_CREAT")
      }
      #expect(written.count > 20)
      let allowed = ["\"\(folder)/out", "\"\(folder)/patients.db", "\"/dev/null\""]
      for call in written {
        #expect(allowed.contains { call.contains($0) }, "\(call)")
      }
      #expect(written.contains { $0.contains("/.scratch/") })
    }
  }

  @Test func `However small the disk is, a run ends with 74 or with whole spreadsheets`() throws {
    try Command.withFolder { folder in
      try Self.makeDatabase(folder, patients: 30)
      var codes: [Int32] = []
      for kilobytes in stride(from: 400, through: 6000, by: 400) {
        let disk = "\(folder)/disk"
        let script = """
          mkdir -p '\(disk)' && mount -t tmpfs -o size=\(kilobytes)k none '\(disk)' && "$0" "$@"
          code=$?
          if [ $code = 0 ]; then rm -rf '\(folder)/kept'; cp -RL '\(disk)/out/latest' '\(folder)/kept'
          elif [ -e '\(disk)/out' ]; then find '\(disk)/out/runs' -mindepth 1 >&2 2>/dev/null; fi
          exit $code
          """
        guard let shell = try Sandbox.shell("true") else { return }
        let through = Array(shell.dropLast()) + [script]
        let outcome = try Command.run(
          Self.arguments(folder, output: "\(disk)/out"), through: through)
        codes.append(outcome.code)
        #expect([0, 74].contains(outcome.code), "\(kilobytes) kB: \(outcome.errors)")
        if outcome.code == 74 {
          #expect(outcome.errors.hasPrefix("remswatch: "))
          #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
        } else {
          #expect(try Self.check("\(folder)/kept").output == "")
        }
      }
      #expect(Set(codes) == [0, 74])
    }
  }

  private static func makeDatabase(_ folder: String, patients: Int) throws {
    let made = try Command.run(["demo", folder, "--bare", "--patients", "\(patients)"])
    #expect(made.code == 0)
  }

  private static func arguments(_ folder: String, output: String? = nil) -> [String] {
    [
      "run", "--database", folder + "/patients.db", "--as-of", "2026-06-30", "--output",
      output ?? folder + "/out", "--quiet",
    ]
  }
}
