import Foundation
import Testing

/// The commands that look after what was published: their codes and what they print.
@Suite struct RecordCommandTests {
  /// Publishes two nights and hands over the folder.
  private func withRuns(_ body: (String) throws -> Void) throws {
    try Command.withFolder { folder in
      try SmallClinic.write(to: folder + "/patients.db")
      for day in ["2025-06-29", "2025-06-30"] {
        let outcome = try Command.run([
          "run", "--database", folder + "/patients.db", "--as-of", day, "--output",
          folder + "/out",
        ])
        #expect(outcome.code == 0)
      }
      try body(folder)
    }
  }

  private func on(_ folder: String, _ words: String...) throws -> Command.Outcome {
    try Command.run(words + ["--output", folder + "/out"])
  }

  @Test func `Runs that are whole and recent end with 0`() throws {
    try withRuns { folder in
      let verified = try on(folder, "verify")
      #expect(verified.code == 0)
      #expect(verified.output.hasPrefix("All is as it was published: ledger lines 2, runs 2, "))
      #expect(verified.output.contains("signatures not checked\nhead "))
      #expect(try on(folder, "status").code == 0)
      let history = try on(folder, "history").output.split(separator: "\n")
      #expect(history.count == 3 && history.allSatisfy { !$0.hasSuffix(" ") })
      for command in ["verify", "status", "history"] {
        let text = try on(folder, command, "--json").output
        _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
        #expect(!text.contains(SmallClinic.canary))
      }
    }
  }

  @Test func `A damaged page ends verify with 65 and names the page first`() throws {
    try withRuns { folder in
      let page = URL(fileURLWithPath: folder + "/out/latest/index.html")
      try (Data(contentsOf: page) + Data(" ".utf8)).write(to: page)
      let outcome = try on(folder, "verify")
      #expect(outcome.code == 65)
      let first = outcome.output.split(separator: "\n").first ?? ""
      #expect(first.hasPrefix("runs/") && first.contains("/index.html has "))
      #expect(outcome.output.contains("\n1 problem: "))
    }
  }

  @Test func `A damaged ledger ends every command with 65`() throws {
    try withRuns { folder in
      let ledger = URL(fileURLWithPath: folder + "/out/ledger.jsonl")
      var data = try Data(contentsOf: ledger)
      data[20] ^= 1
      try data.write(to: ledger)
      for command in ["verify", "status", "history", "prune"] {
        #expect(try on(folder, command).code == 65, "\(command)")
      }
    }
  }

  @Test func `Where there is no run every command ends with 66 and makes nothing`() throws {
    try Command.withFolder { folder in
      for command in ["verify", "status", "history", "prune"] {
        let outcome = try on(folder, command)
        #expect(outcome.code == 66, "\(command)")
      }
      let left = try Command.tree(folder)
      #expect(left == [])
    }
    try withRuns { folder in
      let outcome = try on(folder, "verify", "2025")
      #expect(outcome.code == 66)
    }
  }

  @Test func `prune removes the older run of a day, and a dry run only names it`() throws {
    try withRuns { folder in
      let before = try Command.tree(folder)
      let dry = try on(folder, "prune", "--dry-run", "--keep-daily", "1", "--keep-monthly", "1")
      #expect(dry.code == 0)
      #expect(try Command.tree(folder) == before)
      let pruned = try on(folder, "prune", "--keep-daily", "1", "--keep-monthly", "1")
      #expect(pruned.code == 0 && pruned.output == dry.output)
      #expect(pruned.output.split(separator: "\n").count == 1)
      #expect(try on(folder, "verify").code == 0)
      #expect(try on(folder, "history").output.contains("pruned"))
    }
  }

  @Test func `A key is made once, and one that is there ends with 73`() throws {
    try Command.withFolder { folder in
      let made = try Command.run(["ledger", "key", folder + "/key"])
      #expect(made.code == 0 && made.output.count == 17)
      #expect(try Command.run(["ledger", "key", folder + "/key"]).code == 73)
    }
  }

  @Test func `A file that is no key ends with 78`() throws {
    try withRuns { folder in
      let outcome = try on(folder, "verify", "--public-key", folder + "/patients.db")
      #expect(outcome.code == 78)
      #expect(outcome.errors.hasSuffix(".\n"))
    }
  }
}
