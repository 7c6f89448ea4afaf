import CommandHarness
import Foundation
import Testing

/// The sentence that says why is one text, wherever it stands.
@Suite struct WhySameTextTests {
  @Test func `Lists, pages, JSON and terminal say why in the same words`() throws {
    try ExplainedClinic.with { clinic in
      #expect(try clinic.run("--full").code == 0)
      let run = clinic.output + "/latest/"
      let listed =
        try CSVFile(run + "missed-tests.csv").records
        + CSVFile(run + "due-soon.csv").records
      let full = try CSVFile(run + "obligations.csv").records
      let whys = Dictionary(uniqueKeysWithValues: full.map { ($0["obligation_id"], $0["why"]) })
      let page = try String(contentsOfFile: run + "index.html", encoding: .utf8)
      let text = Self.words(try clinic.audit("--full").output)
      let json = try clinic.audit("--full", "--format", "json").output
      #expect(listed.count > 100)
      var shown = 0
      for row in listed {
        let why = try #require(row["why"])
        #expect(!why.isEmpty)
        #expect(whys[row["obligation_id"]] == why)
        #expect(text.contains(Self.words(why)), "\(why)")
        #expect(json.contains(why), "\(why)")
        if page.contains(why) { shown += 1 }
      }
      // Of periods in a row a page shows one, and of what is past the first rows.
      #expect(shown > 100)
    }
  }

  private static func words(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }
}
