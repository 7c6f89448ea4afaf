import CommandHarness
import Foundation
import Testing
import ThirdPartyData

/// The examples of a FHIR guide, from the file to the verdict.
@Suite struct FHIRImportTests {
  private static let infusion = "mrn,infused_on,dose_mg\nPatient/example,2005-06-20,12\n"

  @Test func `The urinalysis counts though neither count is a quantity`() throws {
    guard let folder = ThirdPartyData.path("fhir/us-core-3.1.1") else { return }
    #expect(try urinalysis(folder, leavingOut: []) == "done|2005-07-05")
  }

  @Test func `Without the two cell counts it is an attempt`() throws {
    guard let folder = ThirdPartyData.path("fhir/us-core-3.1.1") else { return }
    #expect(
      try urinalysis(folder, leavingOut: ["urine-wbcs.json", "urine-rbcs.json"]) == "missed|")
  }

  @Test func `The blood count without differential is an attempt`() throws {
    guard let folder = ThirdPartyData.path("fhir/us-core-3.1.1") else { return }
    try ImportedClinic.with { clinic in
      try clinic.load([folder, try clinic.file("infusion.csv", Self.infusion)])
      let missed = try CSVFile(try clinic.report(on: "2005-09-01") + "/missed-tests.csv")
      let row = missed.records.first {
        $0["requirement"] == "cbc-monthly" && $0["occurrence"] == "1"
      }
      #expect(row?["attempt_on"] == "2005-07-05" && row?["attempt_reason"] == "no-differential")
    }
  }

  /// State and day of the first monthly urinalysis after an infusion a fortnight before.
  private func urinalysis(_ folder: String, leavingOut: Set<String>) throws -> String {
    var verdict = ""
    try ImportedClinic.with { clinic in
      for name in try FileManager.default.contentsOfDirectory(atPath: folder)
      where !leavingOut.contains(name) {
        _ = try clinic.file(
          "export/" + name, Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)))
      }
      try clinic.load([clinic.folder + "/export", try clinic.file("infusion.csv", Self.infusion)])
      let all = try CSVFile(try clinic.report(on: "2005-09-01") + "/obligations.csv").records
      let row = all.first { $0["requirement"] == "urinalysis-monthly" && $0["occurrence"] == "1" }
      verdict = "\(row?["state"] ?? "")|\(row?["done_on"] ?? "")"
    }
    return verdict
  }
}
