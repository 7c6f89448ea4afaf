import CommandHarness
import Foundation
import Testing

/// A page of every kind, of a clinic so small that a checker is through with them soon; in a folder
/// that is removed with the last that knows it.
final class SmallPages: Sendable {
  /// Several tests look at them.
  static let shared = Result { try SmallPages() }

  /// One of each kind: all sites, a site, no site, a clinic in which nothing is owed, a patient, an
  /// audit and a sign-off.
  let pages: [String]
  /// The page of all sites, whose lists can be searched.
  let overall: String
  /// The page of a site.
  let site: String
  let letters: [String]
  private let folder: String

  private init() throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("remswatch-pages-\(UUID().uuidString)").path
    let clinic = SmallClinicFolder(folder: folder)
    try clinic.make()
    overall = folder + "/out/latest/index.html"
    site = try clinic.busiestSite()
    pages = try [
      overall, site, folder + "/out/latest/sites/no-site/index.html",
      folder + "/early/latest/index.html",
      clinic.audit("patient", ["--patient", clinic.recordNumber()]),
      clinic.audit("audit", ["--requirement", "hpv-yearly"]), clinic.signOff(),
    ]
    letters = try clinic.letters()
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }
}

/// The invented clinic, one patient of which has no site, and what is made of it.
private struct SmallClinicFolder {
  let folder: String

  private var database: [String] { ["--database", folder + "/demo/patients.db"] }
  private var question: [String] { database + ["--as-of", "2026-06-30"] }

  func make() throws {
    try succeed(["demo", folder + "/demo", "--patients", "4"])
    let orphan =
      "DELETE FROM care_assignment WHERE patient_id = (SELECT max(patient_id) FROM patient)"
    let outcome = try RunningProgram(["/usr/bin/sqlite3", database[1], orphan]).wait()
    try #require(outcome.code == 0, "\(outcome.errors)")
    try succeed(["run", "--quiet", "--output", folder + "/out"] + question)
    try succeed(
      ["run", "--quiet", "--output", folder + "/early", "--as-of", "2010-01-01"] + database)
  }

  /// The page of the site with the most rows of work.
  func busiestSite() throws -> String {
    let sites = folder + "/out/latest/sites"
    let rows = try FileManager.default.contentsOfDirectory(atPath: sites).sorted().map {
      ($0, try CSVFile("\(sites)/\($0)/missed-tests.csv").rows.count)
    }
    let busiest = try #require(rows.filter { $0.0 != "no-site" }.max { $0.1 < $1.1 })
    return "\(sites)/\(busiest.0)/index.html"
  }

  /// Of a patient of whom something is missed, but not the most.
  func recordNumber() throws -> String {
    let patients = try CSVFile(folder + "/out/latest/patients.csv").records
    let counts = patients.map { (Int($0["missed"] ?? "") ?? 0, $0["mrn"] ?? "") }
    return try #require(counts.filter { $0.0 > 0 }.min { $0.0 < $1.0 }).1
  }

  func audit(_ name: String, _ words: [String]) throws -> String {
    let answer = try succeed(auditing + ["--format", "html"] + words)
    try Data(answer.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name).html"))
    return "\(folder)/\(name).html"
  }

  func signOff() throws -> String {
    try succeed(auditing + ["--pack", folder + "/pack", "--patient", try recordNumber()])
    return folder + "/pack/sign-off.html"
  }

  private var auditing: [String] {
    ["audit", "--reason", "a test", "--output", folder + "/out"] + question
  }

  /// The HTML of a letter to a site, and of the one to the programme.
  func letters() throws -> [String] {
    let mail = """
      from: REMS monitoring <remswatch@clinic.example>
      transport: sendmail
      operator: [ops@clinic.example]
      administrator: [programme@clinic.example]
      """
    try Data((mail + "\n").utf8).write(to: URL(fileURLWithPath: folder + "/mail.yaml"))
    let site = try #require(
      try CSVFile(folder + "/out/latest/missed-tests.csv").column("site_id").first { $0 != "" })
    for recipient in [site, "programme administrator"] {
      try succeed([
        "mail", "preview", "--output", folder + "/out", "--mail-file", folder + "/mail.yaml",
        "--folder", folder + "/letters", "--site", recipient,
      ])
    }
    let outcome = try Checker.run("letter-pages.py", [folder + "/letters"])
    try #require(outcome.code == 0, "\(outcome.errors)")
    return outcome.output.split(separator: "\n").map(String.init)
  }

  @discardableResult
  private func succeed(_ words: [String]) throws -> String {
    let outcome = try Command.run(words)
    try #require([0, 3].contains(outcome.code), "\(outcome.errors)")
    return outcome.output
  }
}
