import CommandHarness
import Foundation
import Testing
import ThirdPartyData

/// Names that break programs go in as CSV and come out of a report as they were.
@Suite struct HostileNameTests {
  @Test func `Every hostile string survives the way in and the way out`() throws {
    guard let path = ThirdPartyData.path("strings/blns.json") else { return }
    let strings = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
        as? [String])
    #expect(strings.count == 515)
    let names = strings.filter { !$0.isEmpty }
    try ImportedClinic.with { clinic in
      let rows = names.enumerated().map { place, name in
        "\(place + 1),M\(place + 1),\(Self.quoted(name)),Given,1980-01-01,F"
      }
      let patients = try clinic.file(
        "patient.csv",
        "patient_id,mrn,family_name,given_name,birth_date,sex\n" + rows.joined(separator: "\n")
          + "\n"
      )
      try clinic.load([patients])
      let stored = try clinic.names()
      let report = try CSVFile(try clinic.report(on: "2025-01-01") + "/patients.csv")
      let printed = Dictionary(
        uniqueKeysWithValues: zip(
          try report.column("patient_id"), try report.column("family_name")))
      for (place, name) in names.enumerated() {
        #expect(stored[place].unicodeScalars.elementsEqual(name.unicodeScalars), "\(place)")
        let cell = printed["\(place + 1)"] ?? ""
        let isGuarded = cell.unicodeScalars.elementsEqual(("'" + name).unicodeScalars)
        #expect(isGuarded || cell.unicodeScalars.elementsEqual(name.unicodeScalars), "\(place)")
      }
    }
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }
}

extension ImportedClinic {
  /// Family names in the order of the patients' numbers.
  fileprivate func names() throws -> [String] {
    try rows("SELECT family_name FROM patient ORDER BY patient_id")
  }
}
