import CommandHarness
import Foundation
import Testing
import ThirdPartyData

/// Texts that break programs, in every cell of a clinic that a person types.
@Suite(.onOwnThread, .serialized) struct HostilePageTests {
  @Test func `Pages of 515 hostile texts are built as those of harmless ones, and do nothing`()
    throws
  {
    guard let texts = ThirdPartyData.path("strings/blns.json") else { return }
    try Command.withFolder { folder in
      let run = try Self.pages(folder + "/hostile", of: texts)
      let twin = try Self.pages(folder + "/harmless", of: "words")
      let outcome = try Checker.run("check-pages.py", ["hostile", texts, run, twin])
      #expect(outcome.output == "" && outcome.code == 0, "\(outcome.output)\(outcome.errors)")
    }
  }

  @Test func `A text that became markup is seen`() throws {
    try Command.withFolder { folder in
      let texts = folder + "/texts.json"
      try Data("[\"plain\"]".utf8).write(to: URL(fileURLWithPath: texts))
      let page = "<!doctype html><title>Page</title><script>alert(1)</script><p>plain"
      for (name, more) in [("run", "<img src=http://127.0.0.1:9/>"), ("twin", "")] {
        try FileManager.default.createDirectory(
          atPath: "\(folder)/\(name)", withIntermediateDirectories: false)
        try Data((page + more).utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)/index.html"))
      }
      let outcome = try Checker.run(
        "check-pages.py", ["hostile", texts, folder + "/run", folder + "/twin"])
      #expect(outcome.code == 1)
      for word in ["a script of the data ran", "asks for http://127.0.0.1:9/", "counts: {'img'"] {
        #expect(outcome.output.contains(word), "\(outcome.output)")
      }
    }
  }

  /// The folder of a run on a clinic with these texts, an audit among its pages.
  private static func pages(_ folder: String, of texts: String) throws -> String {
    let database = folder + "/demo/patients.db"
    try #require(try Command.run(["demo", folder + "/demo", "--patients", "240"]).code == 0)
    let filled = try Checker.run("make-hostile-clinic.py", [database, texts])
    try #require(filled.code == 0, "\(filled.errors)")
    let question = ["--database", database, "--as-of", "2026-06-30", "--output", folder + "/out"]
    try #require([0, 3].contains(try Command.run(["run", "--quiet"] + question).code))
    let audit = ["audit", "--requirement", "cbc-monthly", "--format", "html", "--reason", "a test"]
    let answer = try Command.run(audit + question)
    // 3: patients whose birth date is a hostile text cannot be judged.
    try #require([0, 3].contains(answer.code), "\(answer.errors)")
    let run = URL(fileURLWithPath: folder + "/out/latest").resolvingSymlinksInPath().path
    try Data(answer.output.utf8).write(to: URL(fileURLWithPath: run + "/audit.html"))
    return run
  }
}
