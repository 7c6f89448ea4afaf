import Feeds
import Foundation
import PatientSchema
import Testing
import ThirdPartyData

/// The big list of naughty strings, as names of patients.
@Suite struct NaughtyStringsTests {
  private static func strings() throws -> [String]? {
    guard let path = ThirdPartyData.path("strings/blns.json") else { return nil }
    let file = URL(filePath: path)
    return try JSONDecoder().decode([String].self, from: Data(contentsOf: file))
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  @Test func `Each of 515 hostile strings is read as it was written`() throws {
    guard let strings = try Self.strings() else { return }
    #expect(strings.count == 515)
    let text = strings.map { "\(Self.quoted($0)),x\r\n" }.joined()
    let read = try CSVGiven.texts(text).map(\.first)
    #expect(read.map { $0.map { Array($0.utf8) } } == strings.map { Array($0.utf8) })
  }

  @Test func `Each is the name of a patient, but for the empty one, which is refused`() throws {
    guard let strings = try Self.strings() else { return }
    let rows = strings.enumerated().map { "\($0),\(Self.quoted($1)),\(Self.quoted($1))\n" }
    let records = try CSVGiven.records(
      .table(.patient), "mrn,family_name,given_name\n" + rows.joined())
    #expect(records.count == strings.count)
    for (string, record) in zip(strings, records) {
      guard case .statement(let statement) = record.content else {
        #expect(string.isEmpty)
        continue
      }
      #expect(statement.demographics.familyName == .said(string))
      #expect(statement.demographics.givenName == .said(string))
    }
  }
}
