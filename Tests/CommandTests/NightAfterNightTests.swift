import CommandHarness
import Foundation
import Testing

/// What a run makes of the runs before it.
@Suite struct NightAfterNightTests {
  @Test
  func `A gap that is done by the next night is resolved, and the day it was first reported stays`()
    throws
  {
    try Night.with { night in
      try night.run("2025-06-29")
      let first = try night.changes()
      #expect(first["since"] is NSNull || first["since"] == nil)
      let before = try CSVFile(night.output + "/latest/missed-tests.csv")
      #expect(Set(try before.column("first_reported_on")) == ["2025-06-29"])
      // A CBC of April that reached the database only now: the gap turned out done.
      for code in ["57021-8"] {
        try night.sql(
          "INSERT INTO observation (patient_id, collected_on, specimen, code, recorded_at) "
            + "VALUES (2, '2025-05-20', 'late', '\(code)', '2025-06-29T22:00:00Z')")
      }
      #expect(try night.run("2025-06-30").code == 0)
      let changes = try night.changes()
      #expect(changes["resolved"] as? Int == 1)
      #expect((changes["resolved_how"] as? [String: Int])?["done-on-time"] == 1)
      let rows = try CSVFile(night.output + "/latest/changes.csv").records
      let resolved = rows.filter { $0["change"] == "resolved" }
      #expect(resolved.map { $0["requirement"] } == ["cbc-monthly"])
      #expect(resolved.map { $0["resolved_on"] } == ["2025-05-20"])
      let after = try CSVFile(night.output + "/latest/missed-tests.csv").records
      #expect(after.count { $0["first_reported_on"] == "2025-06-29" } == before.records.count - 1)
      // The older report is as it was.
      #expect(try Command.run(["verify", "--output", night.output]).code == 0)
    }
  }

  @Test func `A run with the inputs of the newest publishes nothing and says so`() throws {
    try Night.with { night in
      try night.run("2025-06-30")
      let ledger = try Data(contentsOf: URL(fileURLWithPath: night.output + "/ledger.jsonl"))
      let runs = try night.runs
      let again = try night.run("2025-06-30")
      #expect(again.code == 0)
      #expect(
        again.output
          == "Unchanged: the report is already published as \(night.output)/runs/\(runs[0]).\n")
      #expect(try night.run("2025-06-30", "--quiet").output == "")
      #expect(try night.runs == runs)
      #expect(try Data(contentsOf: URL(fileURLWithPath: night.output + "/ledger.jsonl")) == ledger)
    }
  }

  @Test func `A run with one more row, another day or all obligations is published`() throws {
    try Night.with { night in
      try night.run("2025-06-30")
      try night.sql(
        "INSERT INTO observation (patient_id, collected_on, specimen, code, recorded_at) "
          + "VALUES (1, '2025-05-20', 'x', '57021-8', '2025-06-01T00:00:00Z')")
      try night.run("2025-06-30")
      try night.run("2025-06-30", "--full")
      try night.run("2025-07-01")
      #expect(try night.runs.count == 4)
    }
  }

  @Test func `A database that lost rows is refused until somebody accepts it`() throws {
    try Night.with { night in
      try night.run("2025-06-29")
      for table in ["patient", "infusion", "observation"] {
        try night.sql("CREATE TABLE kept AS SELECT * FROM \(table)")
        try night.sql("DELETE FROM \(table) WHERE patient_id = 1")
        let refused = try night.run("2025-06-30")
        #expect(refused.code == 65)
        #expect(refused.errors.contains("--accept-counts"))
        #expect(refused.errors.contains(table))
        try night.sql(
          "DELETE FROM \(table); INSERT INTO \(table) SELECT * FROM kept; DROP TABLE kept")
      }
      #expect(try night.runs.count == 1)
      try night.sql("DELETE FROM infusion WHERE patient_id = 1")
      #expect(try night.run("2025-06-30", "--accept-counts").code == 0)
      #expect(try night.runs.count == 2)
    }
  }

  @Test func `A gap of a patient who is gone is shown as such and never as resolved`() throws {
    try Night.with { night in
      try night.run("2025-06-29")
      try night.sql("DELETE FROM patient WHERE patient_id = 1")
      #expect(try night.run("2025-06-30", "--accept-counts").code == 0)
      let changes = try night.changes()
      #expect(changes["resolved"] as? Int == 0)
      #expect(changes["no_longer_judged"] as? Int ?? 0 > 0)
    }
  }

  @Test func `A clock before the last run is refused, unless the day is named`() throws {
    try Night.with { night in
      try night.run("2025-06-29")
      let ledger = night.output + "/ledger.jsonl"
      // As if the last run had been published in 2099.
      let script = """
        import hashlib, re, sys
        line = open(sys.argv[1]).read().rstrip()
        body = re.sub(r',"hash":.*$', '}', line)
        body = re.sub(r'"published_at":"[^"]*"', '"published_at":"2099-01-01T00:00:00Z"', body)
        hash = hashlib.sha256(body.encode()).hexdigest()
        open(sys.argv[1], 'w').write(body[:-1] + ',"hash":"' + hash + '"}\\n')
        """
      let changed = try RunningProgram(["/usr/bin/env", "python3", "-c", script, ledger]).wait()
      try #require(changed.code == 0, "\(changed.errors)")
      let refused = try night.run(nil)
      #expect(refused.code == 78)
      #expect(refused.errors.contains("2099") && refused.errors.contains("--as-of"))
      #expect(try night.run("2025-06-30").code == 0)
    }
  }

  @Test func `Nights without a run and rules that changed stand on top of the next report`() throws
  {
    try Night.with { night in
      try night.run("2025-06-26")
      let rules = night.folder + "/rules.yaml"
      let shown = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources/ProgramFiles/Programs/lemtrada-us.yaml")
      let text = try String(contentsOf: shown, encoding: .utf8)
      try text.replacingOccurrences(of: "version: 1.0.0", with: "version: 1.0.1")
        .write(toFile: rules, atomically: true, encoding: .utf8)
      #expect(try night.run("2025-06-30", "--program", rules).code == 0)
      let page = try night.page()
      #expect(page.contains("27 to 29 Jun 2025"))
      #expect(page.contains("1.0.0") && page.contains("1.0.1"))
      let missing = try night.report()["nights_without"] as? [[String: String]]
      #expect(missing == [["from": "2025-06-27", "to": "2025-06-29"]])
    }
  }

  @Test func `An earlier report that was altered is not compared with, and that is said`() throws {
    try Night.with { night in
      try night.run("2025-06-28")
      try night.run("2025-06-29")
      let gaps = URL(fileURLWithPath: night.output + "/latest/reported-gaps.csv")
      try (Data(contentsOf: gaps) + Data("x".utf8)).write(to: gaps)
      let outcome = try night.run("2025-06-30")
      #expect(outcome.code == 0)
      #expect(outcome.errors.contains("remswatch verify"))
      let since = try night.changes()["since"] as? [String: Any]
      #expect(since?["as_of"] as? String == "2025-06-28")
    }
  }

  @Test func `A run folder that somebody removed is named, and the one before compared with`()
    throws
  {
    try Night.with { night in
      try night.run("2025-06-28")
      try night.run("2025-06-29")
      try FileManager.default.removeItem(atPath: night.output + "/runs/" + night.newest)
      let outcome = try night.run("2025-06-30")
      #expect(outcome.code == 0)
      #expect(outcome.errors.contains("its folder is gone"))
      #expect(try night.page().contains("was not compared with"))
    }
  }

  @Test func `A newest run that is damaged is published anew`() throws {
    try Night.with { night in
      try night.run("2025-06-30")
      let page = try night.output + "/runs/" + night.newest + "/index.html"
      try Data().write(to: URL(fileURLWithPath: page))
      #expect(try night.run("2025-06-30").code == 0)
      #expect(try night.runs.count == 2)
      #expect(try night.page().contains("</html>"))
    }
  }

  @Test func `A run that looks back or ahead takes nothing from the nights`() throws {
    try Night.with { night in
      try night.run("2025-06-28")
      try night.run("2025-06-29")
      let last = try night.newest
      try night.run("2025-06-30", "--known-at", "2025-03-15")
      try night.run("2090-01-01", "--accept-counts")
      let pruned = try Command.run(
        ["prune", "--output", night.output, "--keep-daily", "1", "--keep-monthly", "1"])
      #expect(pruned.code == 0)
      #expect(try night.runs.contains(last))
      try night.run("2025-06-30")
      let since = try night.changes()["since"] as? [String: Any]
      #expect(since?["as_of"] as? String == "2025-06-29")
      let missed = try CSVFile(night.output + "/latest/missed-tests.csv")
      #expect(try missed.column("first_reported_on").contains("2025-06-28"))
      #expect(try night.report()["nights_without"] as? [[String: String]] == [])
    }
  }

  @Test func `A dry run changes nothing and needs no lock`() throws {
    try Night.with { night in
      try night.run("2025-06-29")
      let tree = try Command.tree(night.folder)
      let outcome = try Command.run(
        [
          "run", "-n", "--database", night.database, "--output", night.output, "--as-of",
          "2025-06-30",
        ], through: ["/usr/bin/flock", night.output + "/.state/lock"])
      #expect(outcome.code == 0, "\(outcome.errors)")
      #expect(outcome.output.contains("Nothing was published"))
      #expect(outcome.output.contains("2 patients"))
      #expect(try Command.tree(night.folder) == tree)
    }
  }

  @Test func `Fail-on new is met by a new gap and not by an old one`() throws {
    try Night.with { night in
      let codes = [
        try night.run("2025-06-29", "--fail-on", "new").code,
        try night.run("2025-06-30", "--fail-on", "new").code,
        try night.run("2025-07-01", "--fail-on", "missed").code,
      ]
      #expect(codes == [4, 0, 4])
      #expect(try night.runs.count == 3)
    }
  }

  @Test func `A ledger that a key signs is verified with the key's public half`() throws {
    try Night.with { night in
      let key = night.folder + "/ledger.key"
      #expect(try Command.run(["ledger", "key", key]).code == 0)
      try night.run("2025-06-29", "--ledger-key", key)
      let verify = ["verify", "--output", night.output, "--public-key", key + ".pub"]
      #expect(try Command.run(verify).code == 0)
      #expect(try night.run("2025-06-30").errors.contains("ledger-key"))
      #expect(try Command.run(verify).code == 65)
      try Small.chmod(key, 0o640)
      #expect(try night.run("2025-07-01", "--ledger-key", key).code == 78)
      // Without the public half too: a line that is not signed follows one that is.
      #expect(try Command.run(["verify", "--output", night.output]).code == 65)
    }
  }

  @Test func `The settings of a file hold for every command`() throws {
    try Night.with { night in
      let file = night.folder + "/config.yaml"
      let metrics = night.folder + "/metrics.prom"
      try Data("database: patients.db\noutput: out\nmetrics-file: \(metrics)\n".utf8)
        .write(to: URL(fileURLWithPath: file))
      try Small.chmod(file, 0o600)
      #expect(try Command.run(["run", "--config", file, "--as-of", "2025-06-30"]).code == 0)
      for command in ["status", "history", "verify", "prune"] {
        #expect(try Command.run([command, "--config", file]).code == 0, "\(command)")
      }
      let figures = try String(contentsOfFile: metrics, encoding: .utf8)
      #expect(figures.contains("remswatch_last_exit_code 0\n"))
      #expect(figures.contains("remswatch_ledger_entries 1\n"))
      try night.sql("DELETE FROM infusion")
      #expect(try Command.run(["run", "--config", file, "--as-of", "2025-07-01"]).code == 65)
      let after = try String(contentsOfFile: metrics, encoding: .utf8)
      #expect(after.contains("remswatch_last_exit_code 65\n"))
      #expect(after.contains("remswatch_ledger_entries 1\n"))
    }
  }
}
