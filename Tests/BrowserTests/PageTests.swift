import CommandHarness
import Foundation
import Testing

/// Pages of every kind, as a validator, a browser and a printer see them.
@Suite(.onOwnThread, .serialized) struct PageTests {
  /// How a check of pages ended; nil, said aloud: it cannot be made here.
  private static func check(_ name: String, _ pages: [String]) throws -> Command.Outcome? {
    let isOfLists = name == "keyboard" || name == "address"
    return try Checker.runWithPackages(
      isOfLists ? "check-lists.py" : "check-pages.py", [name] + pages)
  }

  private static func expectNothing(_ name: String, _ pages: [String]) throws {
    guard let outcome = try check(name, pages) else { return }
    #expect(outcome.code == 0 && outcome.output == "", "\(outcome.output)\(outcome.errors)")
  }

  @Test(arguments: ["nu", "axe", "no-script", "print"])
  func `Nothing is wrong with a page of any kind`(check: String) throws {
    let pages = try SmallPages.shared.get().pages
    #expect(pages.count == 7)
    try Self.expectNothing(check, pages)
  }

  @Test(arguments: ["nu", "axe-mail"])
  func `Nothing is wrong with a letter`(check: String) throws {
    let letters = try SmallPages.shared.get().letters
    #expect(letters.count == 2)
    try Self.expectNothing(check, letters)
  }

  @Test(arguments: ["keyboard", "address"])
  func `A list can be used without a mouse, and its view be kept`(check: String) throws {
    try Self.expectNothing(check, [try SmallPages.shared.get().overall])
  }

  @Test(arguments: [
    ("nu", "</h1>", "</h7>", "h7"),
    ("axe", " lang=\"en\"", "", "html-has-lang"),
    ("no-script", "<main>", "<main hidden>", "cannot be read"),
    ("print", "@bottom-left", "@top-left", "has no footer"),
    ("keyboard", "\"use strict\"", "'use strict'", "does not reach the search box"),
    ("address", "state.set(filter", "state.get(filter", "the check could not be made"),
  ])
  func `A check sees a page that is not right`(
    _ check: String, _ text: String, _ damage: String, _ words: String
  ) throws {
    try Command.withFolder { folder in
      let whole = try String(contentsOfFile: SmallPages.shared.get().site, encoding: .utf8)
      #expect(whole.contains(text))
      let damaged = folder + "/page.html"
      try Data(whole.replacingOccurrences(of: text, with: damage).utf8)
        .write(to: URL(fileURLWithPath: damaged))
      guard let outcome = try Self.check(check, [damaged]) else { return }
      #expect(outcome.code != 0)
      #expect(outcome.output.contains(words), "\(outcome.output)\(outcome.errors)")
    }
  }
}
