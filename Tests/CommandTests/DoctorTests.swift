import Foundation
import Testing

/// What `doctor` says of everything but the database.
@Suite struct DoctorTests {
  @Test func `Where nothing is wrong it ends with 0 and a line for each check`() throws {
    try Checkup.withClinic { folder in
      let outcome = try Command.run([
        "doctor", "--database", folder + "/patients.db", "--output", folder + "/out",
        "--config", folder + "/settings.yaml",
      ])
      #expect(outcome.code == 0)
      let checks = outcome.output.split(separator: "\n").map { line in
        String(line.dropFirst(9).prefix { $0 != ":" })
      }
      #expect(
        checks == [
          "configuration", "user", "rule set", "database", "journal", "output", "file system",
          "space", "mail", "time zone", "lock", "schedule", "last run",
        ])
      for line in outcome.output.split(separator: "\n") {
        #expect(["ok     ", "warning", "problem"].contains(String(line.prefix(7))))
        #expect(line.hasSuffix("."))
      }
    }
  }

  @Test(arguments: ["nonsense: 1", "keep-daily: 0"])
  func `A wrong configuration is the one problem that is named`(_ text: String) throws {
    try Checkup.withClinic { folder in
      try Checkup.configure(folder, text)
      let checkup = try Checkup(folder)
      #expect(checkup.lines.map(\.check) == ["configuration"])
      #expect(checkup.level("configuration") == "problem")
    }
  }

  @Test func `A configuration that others may change is a problem`() throws {
    try Checkup.withClinic { folder in
      try Small.chmod(folder + "/settings.yaml", 0o666)
      #expect(try Checkup(folder).level("configuration") == "problem")
    }
  }

  @Test func `Root is told to ask again as the user of the job`() throws {
    guard let nobody = try Sandbox.nobody(), !nobody.isEmpty else { return }
    try Checkup.withClinic(isWAL: false) { folder in
      try Checkup.open(folder)
      #expect(try Checkup(folder).level("user") == "warning")
      #expect(try Checkup(folder, through: nobody).level("user") == "ok")
    }
  }

  @Test(arguments: [(0o700, "ok"), (0o711, "warning"), (0o750, "warning"), (0o704, "warning")])
  func `An output that others can read is a warning`(_ mode: Int, _ level: String) throws {
    try Checkup.withClinic { folder in
      try Small.chmod(folder + "/out", mode)
      #expect(try Checkup(folder).level("output") == level)
    }
  }

  @Test func `An output that is not there is ok, and is not made`() throws {
    try Checkup.withClinic { folder in
      try FileManager.default.removeItem(atPath: folder + "/out")
      #expect(try Checkup(folder).level("output") == "ok")
      #expect(try Checkup(folder, ["--output", folder + "/a/b/c"]).level("output") == "ok")
      #expect(!FileManager.default.fileExists(atPath: folder + "/out"))
    }
  }

  @Test func `An output that is a file, or may not be written, is a problem`() throws {
    try Checkup.withClinic { folder in
      let file = ["--output", folder + "/patients.db"]
      #expect(try Checkup(folder, file).level("output") == "problem")
      guard let nobody = try Sandbox.nobody() else { return }
      try Checkup.open(folder)
      #expect(try Checkup(folder, through: nobody).level("output") == "problem")
      let beneath = ["--output", folder + "/new"]
      #expect(try Checkup(folder, beneath, through: nobody).level("output") == "problem")
    }
  }

  @Test(arguments: [(40, "problem"), (80, "ok")])
  func `Less space than two copies of the database and 50 MB is a problem`(
    _ size: Int, _ level: String
  ) throws {
    try Checkup.withClinic { folder in
      let mount = "mount -t tmpfs -o mode=0700,size=\(size)m none '\(folder)/out'"
      guard let through = try Sandbox.shell(mount) else { return }
      let checkup = try Checkup(folder, through: through)
      #expect(checkup.level("space") == level)
      #expect(checkup.found("file system").hasPrefix("tmpfs"))
    }
  }

  @Test func `The ledger's key is its owner's alone`() throws {
    try Checkup.withClinic { folder in
      let key = folder + "/key"
      try Checkup.configure(folder, "ledger-key: key")
      #expect(try Checkup(folder).level("ledger-key") == "problem")
      try Data("key".utf8).write(to: URL(fileURLWithPath: key))
      for (mode, level) in [(0o600, "ok"), (0o400, "ok"), (0o640, "problem"), (0o604, "problem")] {
        try Small.chmod(key, mode)
        #expect(try Checkup(folder).level("ledger-key") == level)
      }
      guard let nobody = try Sandbox.nobody(), !nobody.isEmpty else { return }
      try Small.chmod(key, 0o600)
      try Checkup.open(folder)
      #expect(try Checkup(folder, through: nobody).level("ledger-key") == "problem")
    }
  }

  @Test func `The folder of the metrics is there and can be written`() throws {
    try Checkup.withClinic { folder in
      try Checkup.configure(folder, "metrics-file: metrics/remswatch.prom")
      #expect(try Checkup(folder).level("metrics-file") == "problem")
      try FileManager.default.createDirectory(
        atPath: folder + "/metrics", withIntermediateDirectories: true)
      #expect(try Checkup(folder).level("metrics-file") == "ok")
      guard let nobody = try Sandbox.nobody() else { return }
      try Checkup.open(folder)
      try Small.chmod(folder + "/metrics", 0o555)
      #expect(try Checkup(folder, through: nobody).level("metrics-file") == "problem")
    }
  }
}
