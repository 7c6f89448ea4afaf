import Foundation
import Testing

/// What the options do, and what the help says.
@Suite struct OptionTests {
  @Test(arguments: [["--help"], ["run", "--help"], ["demo", "--help"]])
  func `The help shows every exit code`(_ arguments: [String]) throws {
    let outcome = try Command.run(arguments)
    #expect(outcome.code == 0)
    for code in [0, 3, 64, 65, 66, 70, 73, 74, 75, 77, 78] {
      let isThere = outcome.output.split(separator: "\n").contains { line in
        line.split(whereSeparator: \.isWhitespace).first == "\(code)"
      }
      #expect(isThere, "\(code) is not in the help")
    }
  }

  @Test func `The rule set is listed, shown and checked`() throws {
    let list = try Command.run(["program", "list"])
    #expect(list.code == 0)
    for id in ["cbc-baseline", "thyroid-quarterly", "live-vaccine"] {
      #expect(list.output.contains(id))
    }
    let show = try Command.run(["program", "show", "thyroid-quarterly"])
    #expect(show.code == 0)
    #expect(show.output.contains("3016-3"))
    #expect(show.output.contains("5.8"))
    try Command.withFolder { folder in
      let file = folder + "/rules.yaml"
      let rules = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources/ProgramFiles/Programs/lemtrada-us.yaml")
      try FileManager.default.copyItem(atPath: rules.path, toPath: file)
      let check = try Command.run(["program", "check", file])
      #expect(check.code == 0)
      #expect(check.output.contains("valid"))
      #expect(check.output.contains("32 requirements"))
    }
  }

  @Test func `Views are laid over the tables from first to last`() throws {
    try withClinic { folder in
      let views = folder + "/views.sql"
      try Data(SmallClinic.viewsWithoutTheFirst.utf8).write(to: URL(fileURLWithPath: views))
      let outcome = try run(folder, ["--views", views])
      #expect(outcome.code == 0)
      let patients = try CSVFile(folder + "/out/latest/patients.csv")
      #expect(try patients.column("patient_id") == ["2"])
    }
  }

  @Test func `Known-at takes a day, which ends in UTC, or an instant with any offset`() throws {
    try withClinic { folder in
      // Everything is recorded at 2025-03-01T12:00:00Z.
      let statuses = try [
        "2025-02-28", "2025-03-01", "2025-03-01T11:59:59Z", "2025-03-01T12:00:00Z",
        "2025-03-01T13:59:59+02:00", "2025-03-01T14:00:00+02:00",
      ].map { known in
        #expect(try run(folder, ["--known-at", known]).code == 0)
        return try CSVFile(folder + "/out/latest/patients.csv").column("status")[0]
      }
      #expect(statuses.map { $0 == "not-started" } == [true, false, true, false, true, false])
    }
  }

  @Test func `Every run is kept, and latest is the last of them`() throws {
    try withClinic { folder in
      for known in ["2025-05-01", "2025-05-02", "2025-05-03"] {
        #expect(try run(folder, ["--known-at", known]).code == 0)
        let manifest = try Command.manifest(folder + "/out")
        #expect(manifest["known_at"] as? String == known + "T23:59:59Z")
      }
      let runs = try FileManager.default.contentsOfDirectory(atPath: folder + "/out/runs")
      #expect(runs.count == 3)
    }
  }

  @Test func `A failed run leaves the runs before it as they were`() throws {
    try withClinic { folder in
      #expect(try run(folder).code == 0)
      let (tree, report) = (
        try Command.tree(folder + "/out"), try Command.report(folder + "/out")
      )
      let database = URL(fileURLWithPath: folder + "/patients.db")
      let bytes = try Data(contentsOf: database)
      try bytes.prefix(bytes.count / 2).write(to: database)
      #expect(try run(folder).code == 65)
      #expect(try Command.tree(folder + "/out") == tree)
      #expect(try Command.report(folder + "/out") == report)
    }
  }

  private func withClinic(_ body: (String) throws -> Void) throws {
    try Command.withFolder { folder in
      try SmallClinic.write(to: folder + "/patients.db")
      try body(folder)
    }
  }

  private func run(_ folder: String, _ more: [String] = []) throws -> Command.Outcome {
    try Command.run(
      [
        "run", "--database", folder + "/patients.db", "--as-of", "2025-06-30", "--output",
        folder + "/out",
      ] + more)
  }
}
