import Foundation
import Testing

/// What `doctor` says of databases.
@Suite struct DoctorDatabaseTests {
  @Test(arguments: [true, false])
  func `A sound database is ok, and is left as it was`(_ isWAL: Bool) throws {
    try Checkup.withClinic(isWAL: isWAL) { folder in
      let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/patients.db"))
      try FileManager.default.createDirectory(
        atPath: folder + "/out/runs", withIntermediateDirectories: true)
      let tree = try Command.tree(folder)
      for more in [[], ["--deep"]] {
        let checkup = try Checkup(folder, more)
        #expect(checkup.level("database") == "ok")
        #expect(checkup.level("journal") == "ok")
        #expect(checkup.found("journal").hasPrefix(isWAL ? "WAL" : "rollback"))
        #expect(checkup.level("integrity") == (more.isEmpty ? "none" : "ok"))
        #expect(checkup.code == 0)
      }
      #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/patients.db")) == bytes)
      let left = try Command.tree(folder).filter { !tree.contains($0) }
      #expect(left.filter { !$0.hasPrefix("patients.db-") } == [])
    }
  }

  @Test func `No database at all is a problem`() throws {
    try Small.withFile("full: true\n") { file in
      let outcome = try Command.run(["doctor", "--config", file])
      #expect(outcome.code == 78)
      #expect(outcome.output.contains("\nproblem  database: none is named; give --database"))
    }
  }

  @Test(arguments: ["missing", "folder", "text", "id", "version", "hot journal"])
  func `A database that a run could not read is a problem`(_ kind: String) throws {
    try Checkup.withClinic(isWAL: false) { folder in
      let path = folder + "/patients.db"
      var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      try FileManager.default.removeItem(atPath: path)
      switch kind {
      case "missing": return try Self.expectProblem(folder)
      case "folder":
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return try Self.expectProblem(folder)
      case "text": bytes = Data(String(repeating: "no database\n", count: 500).utf8)
      case "id": bytes[68] ^= 1
      case "version": bytes[63] ^= 2
      default:
        let magic = Data([0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7])
        try (magic + Data(count: 1016)).write(to: URL(fileURLWithPath: path + "-journal"))
      }
      try bytes.write(to: URL(fileURLWithPath: path))
      try Self.expectProblem(folder)
    }
  }

  private static func expectProblem(_ folder: String) throws {
    let checkup = try Checkup(folder, ["--deep"])
    #expect(checkup.level("database") == "problem")
    #expect(checkup.level("integrity") == "none")
  }

  @Test func `A database that this user may not read is a problem`() throws {
    guard let nobody = try Sandbox.nobody() else { return }
    try Checkup.withClinic(isWAL: false) { folder in
      try Checkup.open(folder)
      #expect(try Checkup(folder, through: nobody).level("database") == "ok")
      try Small.chmod(folder + "/patients.db", 0o600)
      #expect(try Checkup(folder, through: nobody).level("database") == "problem")
    }
  }

  @Test func `WAL files that cannot be made are a problem, and those of another a warning`() throws
  {
    guard let nobody = try Sandbox.nobody() else { return }
    try Checkup.withClinic { folder in
      try Checkup.open(folder)
      #expect(try Checkup(folder, through: nobody).level("database") == "problem")
      let holding = try Self.holdingOpen(folder + "/patients.db")
      let checkup = try Checkup(folder, through: holding + nobody)
      #expect(checkup.level("database") == "ok")
      #expect(checkup.level("journal") == "warning")
      try Checkup.open(folder, isWritable: true)
      #expect(try Checkup(folder, through: nobody).level("journal") == "ok")
    }
  }

  /// Words that start a program while another has the database open.
  private static func holdingOpen(_ database: String) throws -> [String] {
    let python = "/usr/bin/python3"
    try #require(FileManager.default.isExecutableFile(atPath: python))
    let script = """
      import sqlite3, subprocess, sys
      database = sqlite3.connect(sys.argv[1])
      database.execute("SELECT count(*) FROM patient").fetchall()
      sys.exit(subprocess.call(sys.argv[2:]))
      """
    return [python, "-c", script, database]
  }

  @Test(arguments: [true, false])
  func `Damage is found by the deep check, and only by that`(_ isWAL: Bool) throws {
    try Checkup.withClinic(isWAL: isWAL) { folder in
      let file = URL(fileURLWithPath: folder + "/patients.db")
      var bytes = try Data(contentsOf: file)
      // The last page is the root of some table or index.
      for place in (bytes.count - 4096)..<bytes.count { bytes[place] = 0 }
      try bytes.write(to: file)
      #expect(try Checkup(folder).level("database") == "ok")
      let deep = try Checkup(folder, ["--deep"])
      #expect(deep.level("integrity") == "problem")
      #expect(deep.found("integrity").contains("damaged"))
      #expect(try Command.tree(folder + "/out") == [])
    }
  }

  @Test func `A views file or rule set that is missing or wrong is a problem`() throws {
    try Checkup.withClinic { folder in
      for (key, check) in [("views", "database"), ("program", "rule set")] {
        try Checkup.configure(folder, "\(key): none.txt")
        #expect(try Checkup(folder).level(check) == "problem")
        try Data("nonsense".utf8).write(to: URL(fileURLWithPath: folder + "/none.txt"))
        #expect(try Checkup(folder).level(check) == "problem")
        try FileManager.default.removeItem(atPath: folder + "/none.txt")
      }
    }
  }
}
