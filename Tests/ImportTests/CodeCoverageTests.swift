import CommandHarness
import Foundation
import Testing

/// Which codes count and which nobody knows, said by the import and by the report.
@Suite struct CodeCoverageTests {
  private static func message(_ codes: [String], _ specimen: String = "") -> String {
    let results = codes.enumerated().map { place, code in
      "OBX|\(place + 1)|NM|\(code)||5.1|mg/dL|||||F|||20250301080000\r"
    }
    return """
      MSH|^~\\&|LAB|NORTH|EHR|NORTH|20250302120000||ORU^R01|1|P|2.5\r\
      PID|1||100^^^NORTH^MR||Roe^Ann||19770605|F\r\
      OBR|1|P1|F1|7^Profile^LAB|||20250301080000\r\
      \(results.joined())\(specimen)
      """
  }

  @Test func `A local code counts once a file says what it is, and is listed before`() throws {
    try ImportedClinic.with { clinic in
      let message = try clinic.file("a.hl7", Self.message(["CREA^Creatinine^LAB", "K^Kalium^LAB"]))
      let said = try clinic.load([message])
      #expect(said.output.contains("  1 × CREA^LAB"))
      _ = try clinic.file("codes.csv", "code,system,loinc\nCREA,LAB,2160-0\n")
      let mapping = try clinic.file("mapping.yaml", "codes: codes.csv\n")
      let again = try clinic.load(["--mapping", mapping, message])
      #expect(again.output.contains("codes of the rule set: 1, with 1 results"))
      let quality = try CSVFile(try clinic.report(on: "2025-06-01") + "/data-quality.csv").records
      let used = quality.filter { $0["problem"] == "used-by-a-requirement" }.map { $0["key"] }
      let unused = quality.filter { $0["problem"] == "not-used-by-any-requirement" }
      #expect(used == ["code=2160-0"])
      #expect(unused.contains { $0["key"] == "code=K^LAB" })
    }
  }

  @Test(arguments: [("SER^Serum^HL70487", "2160-0"), ("UR^Urine^HL70487", "2160-0 (UR)")])
  func `Creatinine in urine is not taken for creatinine in serum`(
    _ specimen: String, _ code: String
  ) throws {
    try ImportedClinic.with { clinic in
      try clinic.load([
        try clinic.file("a.hl7", Self.message(["2160-0^Creatinine^LN"], "SPM|1|||\(specimen)\r"))
      ])
      #expect(
        try clinic.rows("SELECT code FROM observation WHERE code LIKE '2160-0%'") == [code])
    }
  }
}
