import CommandHarness
import Foundation
import Testing

/// The command as an auditor uses it.
@Suite struct AuditCommandTests {
  @Test func `An audit changes nothing but the access log`() throws {
    try ExplainedClinic.with { clinic in
      #expect(try clinic.run("--full").code == 0)
      let before = try Self.files(clinic.output)
      #expect(try clinic.audit("--patient", "pending").code == 0)
      #expect(try clinic.audit("--format", "html").code == 0)
      let after = try Self.files(clinic.output)
      let new = Set(after.keys).subtracting(before.keys).sorted()
      #expect(new == [".state/access.jsonl", ".state/access.key"])
      for (path, bytes) in before { #expect(after[path] == bytes, "\(path)") }
    }
  }

  @Test func `An audit waits for no run and no writer`() throws {
    try ExplainedClinic.with { clinic in
      #expect(try clinic.run().code == 0)
      let lock = try RunningProgram([
        "/usr/bin/flock", clinic.output + "/.state/lock", "sleep", "60",
      ])
      defer { lock.send(SIGKILL) }
      try clinic.sql("PRAGMA journal_mode = wal;")
      let writer = try RunningProgram([
        "/usr/bin/python3", "-c", Self.writer, clinic.database,
      ])
      defer { writer.send(SIGKILL) }
      while try writer.outputSoFar() != "writing\n" { usleep(1000) }
      #expect(try clinic.run().code == 75)
      let answer = try clinic.audit("--patient", "pending")
      #expect(answer.code == 0, "\(answer.errors)")
      #expect(!answer.output.contains("Not Committed"))
      #expect(answer.output.contains("MRN pending"))
    }
  }

  private static let writer = """
    import sqlite3, sys, time
    database = sqlite3.connect(sys.argv[1])
    database.execute("UPDATE patient SET family_name = 'Not Committed'")
    print("writing", flush=True)
    time.sleep(60)
    """

  @Test func `What was asked is entered with who and why, and without the patient's number`() throws
  {
    try ExplainedClinic.with { clinic in
      #expect(try clinic.audit("--patient", "pending", "--reason", "inspection 7").code == 0)
      #expect(try clinic.audit("--site", "S1", "--format", "json").code == 0)
      #expect(try clinic.audit("--patient", "nobody-of-that-number").code == 66)
      #expect(try clinic.audit("--patient", "pending").code == 0)
      let path = clinic.output + "/.state/access.jsonl"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let lines = try text.split(separator: "\n").map {
        try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
      }
      #expect(lines.count == 4)
      #expect(lines[0]["reason"] as? String == "inspection 7")
      #expect(lines[0]["user_id"] as? Int == Int(getuid()))
      #expect((lines[0]["at"] as? String)?.count == "2026-11-28T04:00:00Z".count)
      #expect(lines[0]["as_of"] as? String == ExplainedClinic.asOf)
      #expect(lines[1]["site"] as? String == "S1")
      #expect(lines[1]["patient"] == nil)
      #expect(!text.contains("pending") && !text.contains("nobody-of-that-number"))
      let digests = lines.map { $0["patient"] as? String }
      #expect(digests[0] != nil && digests[0] == digests[3] && digests[2] != digests[0])
      for name in ["access.jsonl", "access.key"] {
        let mode =
          try FileManager.default.attributesOfItem(
            atPath: clinic.output + "/.state/" + name)[.posixPermissions] as? Int
        #expect(mode == 0o600)
      }
    }
  }

  @Test func `An answer says what it was limited to`() throws {
    try ExplainedClinic.with { clinic in
      let words = ["--patient", "pending", "--site", "S1", "--requirement", "cbc-monthly"]
      let text = try clinic.audit(words).output
      #expect(text.contains("Shown of it: site S1 and cbc-monthly only.\n"))
      #expect(!(try clinic.audit("--patient", "pending").output.contains("Shown of it")))
    }
  }

  @Test func `Words that are found wrong only when looked up end in one sentence and 64`() throws {
    try ExplainedClinic.with { clinic in
      let answer = try clinic.audit("--requirement", "none")
      #expect(answer.code == 64)
      #expect(answer.errors.hasPrefix("remswatch: --requirement: the rule set has "))
      #expect(answer.errors.count { $0 == "\n" } == 1)
    }
  }

  @Test func `Where the access cannot be entered nothing is shown`() throws {
    try ExplainedClinic.with { clinic in
      try FileManager.default.createDirectory(
        atPath: clinic.output + "/.state/access.jsonl", withIntermediateDirectories: true)
      let answer = try clinic.audit("--patient", "pending")
      #expect(answer.code != 0)
      #expect(answer.output == "")
      #expect(!answer.errors.contains("pending"))
    }
  }

  @Test func `A number on standard input is in no list of processes, and means the same`() throws {
    try ExplainedClinic.with { clinic in
      let words = ["audit", "--database", clinic.database, "--output", clinic.output]
      let question = words + ["--as-of", ExplainedClinic.asOf, "--patient"]
      let given = try Command.run(question + ["pending"])
      let script = "echo pending | \"$0\" \"$@\""
      let piped = try Command.run(question + ["-"], through: ["/bin/sh", "-c", script])
      #expect(piped.code == 0, "\(piped.errors)")
      #expect(piped.output == given.output)
    }
  }

  @Test func `What is not there is said, and not shown as nothing`() throws {
    try ExplainedClinic.with { clinic in
      for words in [
        ["--patient", "none"], ["--site", "S9"], ["--obligation", "ffffffffffffffff"],
      ] {
        let answer = try clinic.audit(words)
        #expect(answer.code == 66, "\(words)")
        #expect(answer.output == "", "\(words)")
        #expect(answer.errors.split(separator: "\n").count == 1)
        #expect(!answer.errors.contains(words[1]))
      }
      let wrong = [
        ["--requirement", "cbc"], ["--explain"],
        ["--patient", "late", "--explain", "--format", "csv"],
        ["--format", "pdf"],
      ]
      for words in wrong { #expect(try clinic.audit(words).code == 64, "\(words)") }
    }
  }

  @Test func `A patient that could not be judged is shown with the reason, and the code says so`()
    throws
  {
    try ExplainedClinic.with { clinic in
      try clinic.sql("UPDATE patient SET birth_date = 'unknown' WHERE mrn = 'late';")
      let answer = try clinic.audit("--patient", "late")
      #expect(answer.code == 3)
      #expect(answer.output.contains("Not evaluated: The birth date cannot be read."))
      #expect(try clinic.audit("--patient", "pending").code == 0)
    }
  }

  @Test func `A damaged database gives no answer`() throws {
    try ExplainedClinic.with { clinic in
      let handle = try #require(FileHandle(forUpdatingAtPath: clinic.database))
      try handle.truncate(atOffset: 40_000)
      try handle.close()
      let answer = try clinic.audit("--patient", "pending")
      #expect(answer.code == 65, "\(answer.errors)")
      #expect(answer.output == "")
    }
  }

  @Test func `The rows of an audit are those of the full report`() throws {
    try ExplainedClinic.with { clinic in
      #expect(try clinic.run("--full").code == 0)
      let all = try CSVFile(clinic.output + "/latest/obligations.csv").records
      let whole = try clinic.rows("--full").filter { $0["state"] != "upcoming" }
      #expect(whole == all)
      let own = try clinic.rows("--patient", "pending")
      #expect(own == all.filter { $0["mrn"] == "pending" })
      let site = try clinic.rows("--site", "S1", "--requirement", "cbc-monthly")
      let unmet = Set(["missed", "overdue", "due"])
      #expect(
        site
          == all.filter { $0["requirement"] == "cbc-monthly" && unmet.contains($0["state"] ?? "") })
      #expect(!site.isEmpty && !own.isEmpty)
    }
  }

  private static func files(_ folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try Command.tree(folder) {
      files[path] = FileManager.default.contents(atPath: folder + "/" + path)
    }
    return files
  }
}
