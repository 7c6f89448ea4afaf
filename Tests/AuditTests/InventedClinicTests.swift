import CommandHarness
import Foundation
import Testing

/// Whoever reads about the demonstration's patients is told that they are invented, whatever wrote it.
@Suite struct InventedClinicTests {
  private static let sentence = "Synthetic data"

  /// Runs `body` with the folder of a demonstration and what asks about its database.
  private func withDemonstration(_ body: (String, ([String]) throws -> String) throws -> Void)
    throws
  {
    try Command.withFolder { folder in
      let made = try Command.run(["demo", folder + "/demo", "--patients", "5"])
      try #require(made.code == 0, "\(made.errors)")
      try body(folder) { words in
        let outcome = try Command.run(
          [words[0], "--database", folder + "/demo/patients.db", "--as-of", "2026-06-30"]
            + ["--output", folder + "/out"] + words.dropFirst())
        #expect([0, 3].contains(outcome.code), "\(outcome.errors)")
        return outcome.output
      }
    }
  }

  @Test func `An audit, a what-if, a pack and a run of a demonstration's database say so`() throws {
    try withDemonstration { folder, ask in
      for words in [[], ["--format", "html"], ["--what-if", "grace-days=0"]] {
        #expect(try ask(["audit"] + words).contains(Self.sentence), "\(words)")
      }
      for words in [[], ["--what-if", "grace-days=0"]] {
        let json = try ask(["audit", "--format", "json"] + words)
        #expect(json.contains("\"is_synthetic\":true"), "\(words)")
      }
      _ = try ask(["run", "--quiet"])
      let patient = try #require(
        try CSVFile(folder + "/out/latest/patients.csv").column("mrn").first)
      _ = try ask(["audit", "--pack", folder + "/pack", "--patient", patient])
      let pages = try Command.tree(folder + "/pack").filter {
        $0.hasSuffix(".html") || $0.hasPrefix("patients/")
      }
      for page in pages.filter({ $0.contains(".") }).map({ "pack/\($0)" })
        + ["out/latest/index.html"]
      {
        let text = try String(contentsOfFile: "\(folder)/\(page)", encoding: .utf8)
        #expect(text.contains(Self.sentence), "\(page)")
      }
      #expect(pages.count > 4)
      let manifest = try String(contentsOfFile: folder + "/pack/manifest.json", encoding: .utf8)
      #expect(manifest.contains("\"is_synthetic\" : true"))
    }
  }

  @Test func `No other database says so, nor a demonstration's once something was imported`() throws
  {
    try WhatIfClinic.with { place in
      let text = try place.audit([]).output
      #expect(!text.contains(Self.sentence))
    }
    try withDemonstration { folder, ask in
      let file = folder + "/site.csv"
      try "site_id,name,time_zone\nS1,North,America/New_York\n"
        .write(toFile: file, atomically: true, encoding: .utf8)
      let loaded = try Command.run([
        "import", "--database", folder + "/demo/patients.db", file,
      ])
      try #require(loaded.code == 0, "\(loaded.output)\(loaded.errors)")
      let text = try ask(["audit"])
      #expect(!text.contains(Self.sentence))
    }
  }
}
