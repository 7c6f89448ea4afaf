import Foundation
import Testing
import ThirdPartyData

/// The files of csv-spectrum against what its authors say is in them.
@Suite struct CSVSpectrumTests {
  private static let names = [
    "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines",
    "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8",
  ]

  @Test(arguments: names) func `A file of csv-spectrum is read as its JSON says`(_ name: String)
    throws
  {
    guard let given = try Self.given(name) else { return }
    // The copy has lost the returns of the files that are named for them.
    let text = name.hasSuffix("_crlf") ? Self.withReturns(given.text) : given.text
    #expect(try Self.read(text) == given.expected)
  }

  @Test(arguments: names) func `So is the same file with other ends of its lines`(_ name: String)
    throws
  {
    guard let given = try Self.given(name) else { return }
    let expected = given.expected.map { row in
      row.mapValues { $0.replacing("\r\n", with: "\n") }
    }
    let returns = expected.map { row in row.mapValues { $0.replacing("\n", with: "\r\n") } }
    #expect(try Self.read(Self.withReturns(given.text)) == returns)
    let oldReturns = expected.map { row in row.mapValues { $0.replacing("\n", with: "\r") } }
    #expect(try Self.read(given.text.replacing("\n", with: "\r")) == oldReturns)
    #expect(try Self.read("\u{FEFF}" + given.text) == expected)
  }

  private static func withReturns(_ text: String) -> String {
    text.replacing("\n", with: "\r\n")
  }

  private static func given(_ name: String) throws -> (text: String, expected: [[String: String]])?
  {
    guard let path = ThirdPartyData.path("csv/csv-spectrum") else { return nil }
    let folder = URL(filePath: path)
    let text = try String(
      contentsOf: folder.appending(path: "csvs/\(name).csv"), encoding: .utf8)
    let json = try Data(contentsOf: folder.appending(path: "json/\(name).json"))
    return (text, try JSONDecoder().decode([[String: String]].self, from: json))
  }

  /// Rows by the names of their columns.
  private static func read(_ text: String) throws -> [[String: String]] {
    let rows = try CSVGiven.texts(text)
    let header = try #require(rows.first)
    return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }
}
