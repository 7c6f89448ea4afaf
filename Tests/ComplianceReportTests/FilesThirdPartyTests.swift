import Foundation
import Testing
import ThirdPartyData

/// Cells against texts that nobody here wrote.
@Suite struct FilesThirdPartyTests {
  @Test func `The big list of naughty strings survives as names`() throws {
    guard let data = ThirdPartyData.bytes("strings/blns.json") else { return }
    let texts = try JSONDecoder().decode([String].self, from: data)
    #expect(texts.count > 500)
    try expectRoundTrip(texts)
  }

  @Test(arguments: [
    "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines",
    "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8",
  ])
  func `The cells of csv-spectrum survive as names`(_ file: String) throws {
    guard let data = ThirdPartyData.bytes("csv/csv-spectrum/json/\(file).json") else { return }
    let rows = try JSONDecoder().decode([[String: String]].self, from: data)
    #expect(!rows.isEmpty)
    try expectRoundTrip(rows.flatMap { $0.keys.sorted() + $0.values.sorted() })
  }

  private func expectRoundTrip(_ texts: [String]) throws {
    let patients = texts.enumerated().map { number, text in
      var patient = FilesPatient(Int64(number), mrn: text)
      patient.record.identity.familyName = text
      patient.owe(FilesProgram.monthly, daysAgo: 40, .missed)
      return patient
    }
    let report = try FilesReport(patients)
    for path in ["patients.csv", "missed-tests.csv"] {
      let rows = try report.rows(path)
      #expect(rows.count == texts.count)
      for row in rows {
        let number = try #require(Int(row["patient_id"] ?? ""))
        let text = try #require(texts.indices.contains(number) ? texts[number] : nil)
        let cell = (isFormula(text) ? "'" : "") + text
        #expect(isSameText(row["family_name"] ?? "", cell), "\(path): \(text.debugDescription)")
        #expect(isSameText(row["mrn"] ?? "", cell), "\(path): \(text.debugDescription)")
      }
    }
  }

  /// By the contract: one of `= + - @`, also after blanks, or a tab or line end first.
  private func isFormula(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard let first = scalars.first else { return false }
    if ["\t", "\r", "\n"].contains(first) { return true }
    let blanks: [Unicode.GeneralCategory] = [.spaceSeparator, .lineSeparator, .paragraphSeparator]
    let rest = scalars.drop {
      blanks.contains($0.properties.generalCategory) || (0x09...0x0D).contains($0.value)
        || $0.value == 0x85
    }
    return rest.first.map { ["=", "+", "-", "@"].contains($0) } ?? false
  }
}
