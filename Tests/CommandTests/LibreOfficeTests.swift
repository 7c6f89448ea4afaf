import ClinicHarness
import CommandHarness
import Foundation
import HostileClinic
import ReferenceJudge
import Testing

/// The files of a run as LibreOffice opens them, which is how many coordinators do.
@Suite struct LibreOfficeTests {
  /// Names that begin like a formula, also behind what LibreOffice takes for the end of a cell.
  private static let names = [
    "=1+1", "+1", "-1", "@SUM(A1)", "Semicolon;=1+1", "Tab\t=1+1", "Quote\";=1+1", "Line\n=1+1",
    "Łukasz 李 🙂", "'quoted", "00123", "1e5", "2025-01-02", "  blanks  ",
  ]

  @Test
  func `LibreOffice reads what Python reads from every file of a hostile clinic, and no formula`()
    throws
  {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice") else {
      print("SKIPPED: LibreOffice is not here; how it opens the files was not tested")
      return
    }
    try Command.withFolder { folder in
      let question = hostileClinic(seed: 1, patients: 30, tidy: false)
      var clinic = question.clinic
      for (place, name) in Self.names.enumerated() {
        for patient in stride(from: place, to: clinic.patients.count, by: Self.names.count) {
          clinic.patients[patient].patient["family_name"] = .text(name)
        }
      }
      try ClinicHarness.write(clinic, to: folder + "/patients.db")
      let outcome = try TwoNights.run(folder, folder + "/patients.db", question.asOf, [])
      try #require([0, 3].contains(outcome.code), "\(outcome.errors)")
      let checked = try Checker.run("check-libreoffice.py", [folder + "/out/latest"])
      #expect(checked.output == "" && checked.code == 0, "\(checked.output)\(checked.errors)")
    }
  }
}
