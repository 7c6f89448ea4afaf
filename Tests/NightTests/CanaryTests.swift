import CommandHarness
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// What a patient's record says stands in the files of a report and in no other place.
@Suite struct CanaryTests {
  @Test func `No text or number of the data is in a message, list, metric, ping or ledger`() throws
  {
    try Command.withFolder { folder in
      try CanaryClinic.write(to: folder + "/patients.db")
      let server = try RunningProgram(Python.words("ping-server.py", [folder + "/pings"]))
      try writeConfiguration(folder, port: port(of: server))
      for day in ["2025-06-29", "2025-06-30"] {
        let run = try watched(["run", "--config", folder + "/config.yaml", "--as-of", day])
        #expect(run.code == 3, "\(run.errors)")
      }
      server.send(SIGKILL)
      // The search would find it: the report itself names the patients.
      let patients = try bytes(folder + "/out/latest/patients.csv")
      for needle in CanaryClinic.needles { #expect(patients.contains(needle)) }

      for file in ["pings", "metrics.prom", "out/ledger.jsonl", "out/latest/manifest.json"] {
        expectSilence(file, try bytes("\(folder)/\(file)"))
      }
      expectSilence("file names", try Command.tree(folder).joined(separator: "\n").lowercased())
    }
  }

  @Test func `No command says a text or number of the data, whether it goes well or not`() throws {
    try Command.withFolder { folder in
      try CanaryClinic.write(to: folder + "/patients.db")
      let data = ["--database", folder + "/patients.db", "--output", folder + "/out"]
      for day in ["2025-06-29", "2025-06-30"] {
        #expect(try Command.run(["run"] + data + ["--as-of", day]).code == 3)
      }
      for words in commands(folder, data) {
        let outcome = try watched(words)
        let said = "\(words.joined(separator: " ")): \(outcome.output)\(outcome.errors)"
          .lowercased()
        // The difference of two runs is asked for to be read: it gives numbers, and no names.
        let needles = words[0] == "diff" ? [CanaryClinic.needles[0]] : CanaryClinic.needles
        for needle in needles { #expect(!said.contains(needle), "\(said)") }
      }
    }
  }

  @Test func `A damaged database betrays nothing of its rows`() throws {
    try Command.withFolder { folder in
      let database = folder + "/patients.db"
      try CanaryClinic.write(to: database)
      let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: database)))
      for page in stride(from: 0, to: whole.count, by: 4096) {
        var bytes = whole
        for place in page..<(page + 16) { bytes[place] = 0xFF }
        try Data(bytes).write(to: URL(fileURLWithPath: database))
        let outcome = try Command.run([
          "run", "--database", database, "--as-of", "2025-06-30", "--output", folder + "/out",
        ])
        #expect(outcome.code == 65)
        expectSilence("page \(page / 4096)", (outcome.output + outcome.errors).lowercased())
      }
    }
  }

  /// Commands that go well and commands that fail.
  private func commands(_ folder: String, _ data: [String]) -> [[String]] {
    let output = ["--output", folder + "/out"]
    return [
      ["run", "--full"] + data, ["run", "--dry-run"] + data,
      ["run", "--as-of", "2025-13-01"] + data,
      ["run", "--database", folder, "--output", folder + "/out"],
      ["run", "--database", folder + "/patients.db", "--output", folder + "/patients.db"],
      ["run", "--views", folder + "/patients.db"] + data,
      ["run", "--program", folder + "/patients.db"] + data,
      ["run", "--config", folder + "/patients.db"] + data,
      ["run", "--program", folder + "/out/latest/patients.csv"] + data,
      ["status"] + output, ["status", "--json"] + output, ["history"] + output,
      ["history", "--json"] + output, ["verify"] + output, ["verify", "--json"] + output,
      ["verify", "none"] + output, ["prune", "--dry-run"] + output,
      ["diff", "latest", "latest"] + output, ["diff", "latest", "none"] + output,
      ["doctor"] + data, ["doctor", "--deep", "--json"] + data,
      ["config", "check", "--show"], ["program", "list"], ["program", "show", "cbc-monthly"],
      ["program", "check", folder + "/patients.db"],
    ]
  }

  /// Runs the program and looks at its arguments, and at those of what it starts, on the way.
  private func watched(_ words: [String]) throws -> Command.Outcome {
    let run = try RunningProgram([Command.path] + words)
    var seen = 0
    while !run.hasEnded() {
      let children = (try? bytes("/proc/\(run.id)/task/\(run.id)/children")) ?? ""
      for id in ["\(run.id)"] + children.split(separator: " ").map(String.init) {
        guard let line = try? bytes("/proc/\(id)/cmdline"), !line.isEmpty else { continue }
        seen += 1
        expectSilence("argument list", line)
      }
      usleep(2000)
    }
    #expect(seen > 0, "the argument list was never seen")
    return try run.wait()
  }

  private func expectSilence(_ what: String, _ text: String) {
    #expect(!text.isEmpty, "\(what) is empty")
    for needle in CanaryClinic.needles { #expect(!text.contains(needle), "\(what): \(text)") }
  }

  /// A file's bytes as text in lower case.
  private func bytes(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self).lowercased()
  }

  private func port(of server: RunningProgram) throws -> Int {
    for _ in 0..<1000 {
      let said = try server.outputSoFar()
      if said.hasSuffix("\n") { return try #require(Int(said.dropLast())) }
      usleep(10_000)
    }
    throw CocoaError(.fileReadUnknown)
  }

  private func writeConfiguration(_ folder: String, port: Int) throws {
    let text = """
      database: \(folder)/patients.db
      output: \(folder)/out
      metrics-file: \(folder)/metrics.prom
      ping-url: http://127.0.0.1:\(port)/secret
      """
    let path = folder + "/config.yaml"
    try Data((text + "\n").utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }
}
