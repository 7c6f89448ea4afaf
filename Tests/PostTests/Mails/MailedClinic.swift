import ClinicHarness
import CommandHarness
import Foundation
import ReferenceJudge
import Testing

/// A clinic of six sites whose coordinators are mailed, in a folder of its own.
struct MailedClinic {
  static let sites = ["S1", "S2", "S3", "S4", "S5", "S6"]
  /// A day on which every patient has missed tests.
  static let day = "2026-11-24"

  let folder: String
  /// Lines of the mail file beside those that say how mail travels.
  var more: [String] = []

  var database: String { folder + "/patients.db" }
  var output: String { folder + "/out" }
  var mailFile: String { folder + "/mail.yaml" }

  /// - Parameter sites: how many of the six there are.
  static func with(_ sites: Int = 6, _ body: (MailedClinic) throws -> Void) throws {
    try Command.withFolder { folder in
      try write(to: folder + "/patients.db", sites: Array(Self.sites.prefix(sites)))
      try body(MailedClinic(folder: folder))
    }
  }

  /// Whom a site's list goes to.
  static func coordinator(of site: String) -> String { "\(site.lowercased())@clinic.example" }

  /// What names the patients of a site, and nobody else.
  static func canaries(of site: String) -> [String] {
    (1...3).flatMap { ["Mrn\(site)x\($0)", "Family\(site)x\($0)", "Given\(site)x\($0)"] }
  }

  /// Says how mail travels: lines of the mail file.
  func configure(_ lines: [String]) throws {
    let head = ["from: REMS monitoring <remswatch@clinic.example>"]
    try write(head + lines + more, to: mailFile)
  }

  /// By a server on this machine.
  func configure(_ server: MailServer, security: String = "none", seconds: Int = 20) throws {
    try configure(
      [
        "transport: smtp", "smtp:", "  server: 127.0.0.1", "  port: \(server.port)",
        "  security: \(security)", "  timeout-seconds: \(seconds)",
      ] + (security == "none" ? [] : ["  authorities: \(try Certificates.authority())"]))
  }

  /// Logs in with a password from a file of its own; for a server that is spoken to by SMTP.
  func loggingIn(with password: String) throws -> MailedClinic {
    try write([password], to: folder + "/password")
    var clinic = self
    clinic.more = ["  user: rems", "  password-file: password"]
    return clinic
  }

  /// Encrypts the mail of S1 for a@clinic.example.
  func encrypting(for certificate: Certificates.Recipient) throws -> MailedClinic {
    var clinic = self
    clinic.more = [
      "content: encrypted", "sites:", "  - site: S1", "    to: [a@clinic.example]",
      "certificates:", "  - address: a@clinic.example",
      "    file: \(try Certificates.certificate(certificate))",
    ]
    return clinic
  }

  func write(_ lines: [String], to path: String) throws {
    try (lines.joined(separator: "\n") + "\n").write(
      toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }

  /// Runs a command on the clinic; `at`: what its clock says, such as `2026-11-25 02:10`.
  func remswatch(
    _ words: [String], at time: String? = nil, environment: [String: String] = [:]
  ) throws -> Command.Outcome {
    let isRun = words.first == "run"
    let data = (isRun ? ["--database", database] : []) + ["--output", output]
    let through = time.map { ["/usr/bin/faketime", $0] } ?? []
    // The time of a wait is that of the machine.
    let zone = ["TZ": "UTC", "FAKETIME_DONT_FAKE_MONOTONIC": "1"]
    return try Command.run(
      words + data + ["--mail-file", mailFile], through: through,
      environment: zone.merging(environment) { $1 })
  }

  /// A night that is mailed.
  @discardableResult
  func night(_ more: String..., at time: String? = nil) throws -> Command.Outcome {
    let day = time.map { String($0.prefix(10)) } ?? Self.day
    return try remswatch(["run", "--as-of", day, "--mail"] + more, at: time)
  }

  /// `mail flush`, also of what waits for a later time.
  func flush(at time: String? = nil) throws -> Command.Outcome {
    try remswatch(["mail", "flush", "--now"], at: time)
  }

  /// How many mails are in each state.
  func states() throws -> [String: Int] {
    let status = try remswatchStatus(["--json"])
    let json = try JSONSerialization.jsonObject(with: Data(status.output.utf8)) as? [String: Any]
    let counts = try #require(json?["counts"] as? [String: Int])
    return counts.filter { $0.value > 0 }
  }

  func remswatchStatus(_ words: [String] = []) throws -> Command.Outcome {
    try Command.run(["mail", "status", "--output", output] + words)
  }

  /// The folder of a site within the newest run.
  func siteFolder(_ site: String) throws -> String {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: output + "/latest/sites.json"))
    let file = try JSONSerialization.jsonObject(with: bytes) as? [String: Any]
    let sites = try #require(file?["sites"] as? [[String: Any]])
    let own = try #require(sites.first { $0["site_id"] as? String == site })
    return output + "/latest/" + (try #require(own["folder"] as? String))
  }
}

// MARK: - Rows

extension MailedClinic {
  static func write(to path: String, sites: [String]) throws {
    var clinic = RawClinic()
    clinic.prescribers = [["prescriber_id": .text("P1"), "name": .text("Dr. Who")]]
    clinic.facilities = [["facility_id": .text("F1"), "name": .text("Ward")]]
    clinic.sites = sites.map { site in
      [
        "site_id": .text(site), "name": .text("Clinic \(site) – Núñez"),
        "time_zone": .text("America/New_York"), "coordinator_name": .text("Coordinator, \(site)"),
        "coordinator_email": .text(coordinator(of: site)),
      ]
    }
    clinic.patients = sites.enumerated().flatMap { place, site in
      (1...3).map { patient(Int64(place * 10 + $0), "\(site)x\($0)", site) }
    }
    try ClinicHarness.write(clinic, to: path)
  }

  private static func patient(_ id: Int64, _ mark: String, _ site: String) -> RawPatient {
    let recorded = RawValue.text("2026-01-15T12:00:00Z")
    let own: RawRow = ["patient_id": .integer(id), "recorded_at": recorded]
    let infusions = (5...9).map { day -> RawRow in
      [
        "infused_on": .text("2026-01-0\(day)"), "dose_mg": .real(12), "facility_id": .text("F1"),
        "voided": .integer(0),
      ]
    }
    let care: RawRow = [
      "from_on": .text("2025-12-01"), "site_id": .text(site), "prescriber_id": .text("P1"),
    ]
    return RawPatient(
      patient: own.merging([
        "mrn": .text("Mrn\(mark)"), "family_name": .text("Family\(mark)"),
        "given_name": .text("Given\(mark)"), "birth_date": .text("1980-01-01"),
        "sex": .text("F"), "enrolled_on": .text("2025-12-01"),
      ]) { $1 },
      rows: [
        "care_assignment": [care.merging(own) { $1 }],
        "infusion": infusions.map { $0.merging(own) { $1 } },
      ])
  }
}
