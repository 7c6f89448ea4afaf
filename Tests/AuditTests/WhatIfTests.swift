import CommandHarness
import Foundation
import Testing

/// `remswatch audit --what-if` on a clinic whose answers were worked out by hand.
@Suite struct WhatIfTests {
  /// The changes of obligations, as `variant mrn due day before after`.
  private func changes(_ variants: [String], _ place: WhatIfClinic.Place) throws -> [String] {
    let outcome = try place.audit(words(variants) + ["--format", "csv"])
    #expect(outcome.code == 0, "\(outcome.errors)")
    let file = place.folder + "/answer.csv"
    try outcome.output.write(toFile: file, atomically: true, encoding: .utf8)
    return try CSVFile(file).records.filter { $0["kind"] == "obligation" }.map { row in
      ["mrn", "due_on", "before", "after"].map { row[$0] ?? "?" }.joined(separator: " ")
    }
  }

  private func words(_ variants: [String]) -> [String] { variants.flatMap { ["--what-if", $0] } }

  @Test
  func `A CBC 8 days late is missed without grace or with 7 days, and counts then for the next`()
    throws
  {
    try WhatIfClinic.with { place in
      for days in ["0", "7"] {
        let found = try changes(["grace-days=\(days)"], place)
        #expect(found == ["A 2025-03-06 done-late missed", "A 2025-04-06 due done"])
      }
      // The last day on which it counts is the day of the audit.
      let later = try changes(["grace-days=14"], place)
      #expect(later == ["B 2025-03-06 missed overdue"])
      let same = try changes(["grace-days=8"], place)
      #expect(same == [])
    }
  }

  @Test func `Several variants are answered at once, each as if it were asked alone`() throws {
    try WhatIfClinic.with { place in
      let alone = try ["grace-days=0", "grace-days=14"].map { try part($0, [$0], place) }
      let together = try ["grace-days=0", "grace-days=14"].map {
        try part($0, ["grace-days=0", "program=\(place.rules)", "grace-days=14"], place)
      }
      #expect(alone == together)
    }
  }

  @Test func `Another rule set with one interval changed: what is owed on one side alone is said`()
    throws
  {
    try WhatIfClinic.with { place in
      let other = place.folder + "/other.yaml"
      // The codes are numbered otherwise too: the one of these tests stands behind another.
      let text = try WhatIfClinic.rules { text in
        let code =
          #"  57021-8: {name: "CBC W Auto Differential panel - Blood", certainty: verified}"#
        return text.replacing(code + "\n", with: "")
          .replacing("evidence:\n  cbc", with: code + "\nevidence:\n  cbc")
          .replacing("months: 1, grace-days: 10", with: "months: 2, grace-days: 10")
      }
      try text.write(toFile: other, atomically: true, encoding: .utf8)
      // Due on 6 March, with the CBC of 6 February within the window; then on 6 May.
      #expect(
        try changes(["program=\(other)"], place) == [
          "A 2025-02-06 done ", "A 2025-03-06 done-late done", "A 2025-04-06 due ",
          "A 2025-05-06  done",
          "B 2025-02-06 done ", "B 2025-03-06 missed done", "B 2025-04-06 due ",
          "B 2025-05-06  due",
        ])
    }
  }

  @Test func `A variant that equals the rule set changes nothing`() throws {
    try WhatIfClinic.with { place in
      for variant in ["grace-days=10", "program=\(place.rules)"] {
        #expect(try changes([variant], place) == [])
        let text = try place.audit(["--what-if", variant]).output
        #expect(text.contains("Nothing changes."), "\(text)")
      }
    }
  }

  @Test func `The counts are those of the rows, and the classes add up to the patients`() throws {
    try WhatIfClinic.with { place in
      for (variant, program) in [
        ("grace-days=0", place.rules), ("grace-days=14", place.rules),
        ("program=lemtrada-us", place.rules), ("program=\(place.rules)", "lemtrada-us"),
      ] {
        let part = try part(variant, [variant], place, program: program)
        let json = try JSONSerialization.jsonObject(with: Data(part.utf8)) as? [String: Any]
        let found = try #require(json)
        let changed = try #require(found["changed"] as? [[String: Any]])
        let rows = changed.flatMap { $0["obligations"] as? [[String: Any]] ?? [] }
        #expect(changed.count == found["patients_changed"] as? Int)
        #expect(rows.count { $0["before"] == nil } == found["only_after"] as? Int)
        #expect(rows.count { $0["after"] == nil } == found["only_before"] as? Int)
        #expect(
          rows.count { $0["before"] != nil && $0["after"] != nil }
            == found["states_changed"] as? Int)
        #expect(
          changed.count { $0["class_before"] as? String != $0["class_after"] as? String }
            == found["classes_changed"] as? Int)
        let classes = try #require(found["classes"] as? [[String: Any]])
        #expect(classes.compactMap { $0["patients"] as? Int }.reduce(0, +) == 2)
        #expect(found["patients"] as? Int == 2)
      }
    }
  }

  @Test func `Grace is changed of the one requirement that is asked for`() throws {
    try WhatIfClinic.with { place in
      let words = ["--what-if", "grace-days=14", "--format", "csv"]
      let all = try place.audit(words, program: "lemtrada-us").output
      let one = try place.audit(
        words + ["--requirement", "cbc-monthly"], program: "lemtrada-us"
      ).output
      #expect(all.contains(",creatinine-monthly,"))
      #expect(!one.contains(",creatinine-monthly,"))
      #expect(one.contains(",B,cbc-monthly,2,2025-03-06,missed,overdue,"))
    }
  }

  @Test func `What is not understood or goes with nothing else is wrong usage`() throws {
    try WhatIfClinic.with { place in
      for words in [
        ["--what-if", "grace-days=x"], ["--what-if", "grace-days=-1"], ["--what-if", "months=2"],
        ["--what-if", "grace-days=7", "--format", "html"],
        ["--what-if", "grace-days=7", "--patient", "A", "--explain"],
      ] {
        let outcome = try place.audit(words)
        #expect(outcome.code == 64, "\(words)")
        #expect(outcome.output == "")
      }
      let baseline = try place.audit(
        ["--what-if", "grace-days=7", "--requirement", "cbc-baseline"], program: "lemtrada-us")
      #expect(baseline.code == 64)
      #expect(try place.audit(["--what-if", "program=/nowhere"]).code == 66)
    }
  }

  @Test func `What was asked is in the access log, and no lock or run is made`() throws {
    try WhatIfClinic.with { place in
      _ = try place.audit(["--what-if", "grace-days=7", "--patient", "A"])
      let tree = try Command.tree(place.output)
      #expect(tree.filter { $0.contains("run") || $0.contains("latest") } == [])
      let log = try #require(tree.first { $0.hasSuffix("access.jsonl") })
      let line = try String(contentsOfFile: "\(place.output)/\(log)", encoding: .utf8)
      #expect(line.contains(#""format":"what-if grace-days=7 text""#))
    }
  }

  @Test func `Two readings that do not see the same patients end with 75 and no answer`() throws {
    try Command.withFolder { folder in
      let (database, views) = ("\(folder)/clinic.db", "\(folder)/views.sql")
      try SmallClinic.write(to: database, patients: 60)
      // Each reading sees other patients, as if somebody wrote between the two.
      let script = SmallClinic.viewsWithoutTheFirst.replacing(
        "main.patient WHERE patient_id <> 1", with: "main.patient WHERE random() > 0")
      try #require(script.contains("random"))
      try script.write(toFile: views, atomically: true, encoding: .utf8)
      let outcome = try Command.run([
        "audit", "--database", database, "--output", folder + "/out", "--views", views, "--as-of",
        "2025-04-15", "--what-if", "program=lemtrada-us",
      ])
      #expect(outcome.code == 75, "\(outcome.errors)")
      #expect(outcome.output == "")
      #expect(outcome.errors.count { $0 == "\n" } == 1)
    }
  }

  /// A variant's object of the JSON answer, as text.
  private func part(
    _ variant: String, _ variants: [String], _ place: WhatIfClinic.Place, program: String? = nil
  ) throws -> String {
    let outcome = try place.audit(words(variants) + ["--format", "json"], program: program)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let parts = try #require(json?["variants"] as? [[String: Any]])
    let found = try #require(parts.first { $0["variant"] as? String == variant })
    let bytes = try JSONSerialization.data(withJSONObject: found, options: [.sortedKeys])
    return String(decoding: bytes, as: UTF8.self)
  }
}
