import CommandHarness
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Databases as a crash, a copy or a closed folder leaves them.
@Suite struct LeftBehindTests {
  @Test func `The journal of a writer that was killed ends with 75 and is left alone`() throws {
    try Night.with { night in
      #expect(try crash("hot", night) == 9)
      let journal = URL(fileURLWithPath: night.database + "-journal")
      let bytes = try Data(contentsOf: journal)
      try expectRefusal([75], night.run(), night)
      #expect(try Data(contentsOf: journal) == bytes)
    }
  }

  @Test func `What a killed writer committed to the log is in the report`() throws {
    try Night.with { night in
      #expect(try crash("wal", night) == 9)
      #expect(try night.run().code == 0)
      let patients = try CSVFile(night.output + "/latest/patients.csv")
      #expect(patients.rows.count == 402)
    }
  }

  @Test func `A copy without its log is not taken for a clinic with fewer patients`() throws {
    try Night.with { night in
      #expect(try crash("wal", night) == 9)
      #expect(try night.run().code == 0)
      let last = try FileManager.default.destinationOfSymbolicLink(atPath: night.output + "/latest")
      for suffix in ["-wal", "-shm"] {
        try FileManager.default.removeItem(atPath: night.database + suffix)
      }
      let later = Night(folder: night.folder, old: String(last.dropFirst("runs/".count)))
      try expectRefusal([65], later.run(asOf: "2025-07-01"), later)
    }
  }

  @Test(arguments: [0, 4096])
  func `A copy with nothing but its log left out ends with 65 or 66`(_ length: Int) throws {
    try Night.with { night in
      let path = night.database
      try FileManager.default.removeItem(atPath: path)
      let made = try RunningProgram([
        "/usr/bin/env", "python3", "-c",
        "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('PRAGMA journal_mode = wal')",
        path,
      ]).wait()
      try #require(made.code == 0, "\(made.errors)")
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      try bytes.prefix(length).write(to: URL(fileURLWithPath: path))
      try expectRefusal([65, 66], night.run(), night)
    }
  }

  @Test func `A log that cannot be made in a closed folder ends in a sentence`() throws {
    try Command.withFolder { folder in
      let words = ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
      guard geteuid() == 0, FileManager.default.isExecutableFile(atPath: words[0]) else {
        print("SKIPPED: not root or no setpriv; a log in a closed folder was not tested")
        return
      }
      let closed = folder + "/closed"
      try FileManager.default.createDirectory(atPath: closed, withIntermediateDirectories: true)
      try SmallClinic.write(to: closed + "/patients.db")
      try FileManager.default.createDirectory(
        atPath: folder + "/open", withIntermediateDirectories: true)
      for (path, mode) in [("", 0o755), ("/open", 0o777), ("/closed", 0o555)] {
        try FileManager.default.setAttributes(
          [.posixPermissions: mode], ofItemAtPath: folder + path)
      }
      let outcome = try Command.run(
        [
          "run", "--database", closed + "/patients.db", "--as-of", "2025-06-30", "--output",
          folder + "/open/out",
        ], through: words)
      #expect([66, 75, 77].contains(outcome.code))
      #expect(outcome.errors.hasPrefix("remswatch: ") && outcome.errors.hasSuffix(".\n"))
      #expect(!FileManager.default.fileExists(atPath: folder + "/open/out/latest"))
    }
  }

  private func crash(_ mode: String, _ night: Night) throws -> Int32 {
    try RunningProgram(Python.words("crash.py", [mode, night.database])).wait().signal
  }

  /// The night's run published nothing and said why.
  private func expectRefusal(
    _ codes: [Int32], _ outcome: Command.Outcome, _ night: Night,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(codes.contains(outcome.code), "\(outcome)", sourceLocation: sourceLocation)
    let errors = outcome.errors
    #expect(
      errors.hasPrefix("remswatch: ") && errors.hasSuffix(".\n"), "\(errors)",
      sourceLocation: sourceLocation)
    #expect(!errors.contains(SmallClinic.canary), sourceLocation: sourceLocation)
    #expect(try night.verdict(isSettled: true) == .old, sourceLocation: sourceLocation)
  }
}
