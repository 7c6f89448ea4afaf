import CommandHarness
import Foundation
import Testing

/// Pages of every kind, as a validator, a browser and a printer see them.
@Suite struct PageTests {
  /// What a check says of pages; nil, said aloud: it cannot be made here.
  private static func faults(_ check: String, _ pages: [String]) throws -> String? {
    let lists = ["keyboard", "address"]
    let script = lists.contains(check) ? "check-lists.py" : "check-pages.py"
    guard let outcome = try Checker.runWithPackages(script, [check] + pages) else { return nil }
    #expect(outcome.code == (outcome.output.isEmpty ? 0 : 1), "\(outcome.output)\(outcome.errors)")
    return outcome.output
  }

  @Test(arguments: ["nu", "axe", "no-script"])
  func `Nothing is wrong with a page of any kind`(check: String) throws {
    let pages = try SmallPages.shared.get().all
    #expect(pages.count > 8)
    guard let faults = try Self.faults(check, pages) else { return }
    #expect(faults == "")
  }

  @Test func `On paper every sheet has a footer, and nothing is cut off`() throws {
    let pages = try SmallPages.shared.get().all.filter { !$0.contains("/letters/") }
    guard let faults = try Self.faults("print", pages) else { return }
    #expect(faults == "")
  }

  @Test(arguments: ["keyboard", "address"])
  func `A list can be used without a mouse, and its view be kept`(check: String) throws {
    guard let faults = try Self.faults(check, try SmallPages.shared.get().lists) else { return }
    #expect(faults == "")
  }

  @Test(arguments: [
    ("nu", "</h1>", "</h7>"),
    ("axe", " lang=\"en\"", ""),
    ("no-script", "<main>", "<main hidden>"),
    ("print", "@bottom-left", "@top-left"),
    ("keyboard", "\"use strict\"", "'use strict'"),
    ("address", "\"use strict\"", "'use strict'"),
  ])
  func `A check sees a page that is not right`(_ check: String, _ text: String, _ damage: String)
    throws
  {
    try Command.withFolder { folder in
      let page = try SmallPages.shared.get().lists[1]
      let whole = try String(contentsOfFile: page, encoding: .utf8)
      #expect(whole.contains(text))
      let damaged = folder + "/page.html"
      try Data(whole.replacingOccurrences(of: text, with: damage).utf8)
        .write(to: URL(fileURLWithPath: damaged))
      guard let faults = try Self.faults(check, [damaged]) else { return }
      #expect(faults != "")
    }
  }
}
