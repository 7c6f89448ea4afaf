import Foundation
import Testing

/// `remswatch diff` on real runs.
@Suite struct DiffTests {
  /// Two runs of one clinic, the second without the first patient and as of another day.
  private static func withRuns(_ body: (_ output: String, _ ids: [String]) throws -> Void) throws {
    try Command.withFolder { folder in
      let (database, output, views) = (
        "\(folder)/clinic.db", "\(folder)/Reports", "\(folder)/views.sql"
      )
      try SmallClinic.write(to: database)
      try SmallClinic.viewsWithoutTheFirst.write(
        toFile: views, atomically: true, encoding: .utf8)
      let withoutFirst = ["--views", views, "--accept-counts"]
      for (day, extra) in [("2025-04-15", []), ("2025-04-20", withoutFirst)] {
        // Runs of one second can be told apart by the last digit of their ids alone.
        sleep(1)
        let run = ["run", "--database", database, "--output", output, "--as-of", day]
        #expect(try Command.run(run + extra).code == 0)
      }
      let ids = try FileManager.default.contentsOfDirectory(atPath: output + "/runs").sorted {
        try asOf("\(output)/runs/\($0)") < asOf("\(output)/runs/\($1)")
      }
      try #require(ids.count == 2)
      try body(output, ids)
    }
  }

  private static func asOf(_ run: String) throws -> String {
    let data = try Data(contentsOf: URL(fileURLWithPath: run + "/manifest.json"))
    let root = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    return try #require(root?["as_of"] as? String)
  }

  private func diff(_ arguments: [String]) throws -> Command.Outcome {
    try Command.run(["diff"] + arguments)
  }

  @Test func `A run is named by its id, a beginning of it, its path or as the latest`() throws {
    try Self.withRuns { output, ids in
      let whole = try diff([ids[0], ids[1], "--output", output])
      #expect(whole.code == 0)
      #expect(whole.errors == "")
      let lines = whole.output.split(separator: "\n").map(String.init)
      try #require(lines.count > 2)
      #expect(lines[0] == "from 2025-04-15 (run \(ids[0]))")
      #expect(lines[1] == "to   2025-04-20 (run \(ids[1]))")
      #expect(lines[2].hasSuffix(" changed"))
      #expect(whole.output.contains(" 1 cbc-monthly 2025-"))
      for name in ["latest", String(ids[1].dropLast()), "\(output)/runs/\(ids[1])"] {
        #expect(try diff([ids[0], name, "--output", output]).output == whole.output, "\(name)")
      }
    }
  }

  @Test func `An earlier day and other rules are said, and the json is one object`() throws {
    try Self.withRuns { output, ids in
      let back = try diff([ids[1], ids[0], "--output", output])
      #expect(back.output.contains("The second run is as of an earlier day than the first."))
      #expect(!back.output.contains("The rule sets differ"))
      let manifest = "\(output)/runs/\(ids[0])/manifest.json"
      let text = try String(contentsOfFile: manifest, encoding: .utf8)
      try FileManager.default.removeItem(atPath: manifest)
      try text.replacing("\"version\" : \"", with: "\"version\" : \"9.").write(
        toFile: manifest, atomically: false, encoding: .utf8)
      let other = try diff([ids[0], ids[1], "--output", output])
      #expect(other.output.contains("The rule sets differ: lemtrada-us 9."))
      let json = try diff([ids[0], ids[1], "--output", output, "--json"])
      let root = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
      let gaps = try #require(root?["gaps"] as? [[String: Any]])
      let counts = ["opened", "closed", "changed"].compactMap { root?[$0] as? Int }
      #expect(counts.reduce(0, +) == gaps.count)
      #expect(root?["rules_differ"] as? Bool == true)
      #expect(!gaps.isEmpty)
    }
  }

  @Test func `A run that is not there ends with 66, a damaged one with 65`() throws {
    try Self.withRuns { output, ids in
      for name in ["2031", "", "\(output)/runs", "2"] {
        let outcome = try diff([ids[0], name, "--output", output])
        #expect(outcome.code == 66, "\(name): \(outcome.errors)")
        #expect(outcome.output == "")
      }
      let file = "\(output)/runs/\(ids[1])/reported-gaps.csv"
      let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
      try bytes.dropLast(3).write(to: URL(fileURLWithPath: file))
      let cut = try diff([ids[0], ids[1], "--output", output])
      #expect(cut.code == 65)
      #expect(cut.output == "")
      #expect(cut.errors.contains("Run \(ids[1]) cannot be compared: Line "))
      try FileManager.default.removeItem(atPath: file)
      #expect(try diff([ids[0], ids[1], "--output", output]).code == 66)
    }
  }

  @Test func `No name and no record number is printed`() throws {
    try Self.withRuns { output, ids in
      for json in [[], ["--json"]] {
        let outcome = try diff([ids[0], ids[1], "--output", output] + json)
        #expect(!outcome.output.contains(SmallClinic.canary))
      }
    }
  }
}
