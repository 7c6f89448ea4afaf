import ClinicHarness
import CommandHarness
import Foundation
import ReferenceJudge
import Testing

/// A clinic that goes on recording between the nights: results in time, late, corrected, withdrawn
/// and pending, forms, waivers, standings, and infusions that are corrected.
struct ReplayedNights {
  private static let patients = 12

  let folder: String
  private var random: Dice
  /// Observations that can be corrected: patient, day, specimen.
  private var results: [(patient: Int, day: String, specimen: String)] = []
  /// The run that each night published.
  private var runs: [String] = []
  /// Rows recorded since the first night.
  private(set) var facts = 0

  init(folder: String, seed: UInt64) {
    (self.folder, random) = (folder, Dice(seed: seed))
  }

  private var database: String { folder + "/patients.db" }
  private var output: String { folder + "/out" }

  mutating func begin() throws {
    try ClinicHarness.write(RawClinic(), to: database)
    var lines = [
      "INSERT INTO site VALUES ('S1','One','America/New_York',NULL,NULL),"
        + "('S2','Two','America/New_York',NULL,NULL);",
      "INSERT INTO prescriber VALUES ('P1','Dr. One');",
      "INSERT INTO facility VALUES ('F1','Unit');",
    ]
    for patient in 1...Self.patients {
      lines.append(
        "INSERT INTO patient VALUES (\(patient),'M\(patient)','Family\(patient)','Given',"
          + "'1980-01-0\(patient % 9 + 1)','F',NULL,'2025-12-01');")
      lines.append(
        "INSERT INTO care_assignment VALUES (\(patient),'2025-12-01','S\(patient % 2 + 1)','P1',"
          + "'2025-12-01T12:00:00Z');")
      for day in 5...9 {
        lines.append(
          "INSERT INTO infusion VALUES (\(patient),'2026-01-0\(day)','2026-01-0\(day)T20:00:00Z',1,"
            + "12,'09:00','13:10','15:20','F1',0);")
      }
    }
    try record(lines)
  }

  /// A day in the clinic and the night after it.
  mutating func pass(_ night: Int) throws {
    var lines: [String] = []
    for _ in 0..<(4 + random.roll(6)) { lines += fact(on: night) }
    facts += lines.count
    try record(lines)
    #expect(try run(night).code == 0)
    runs.append(try newest())
  }

  /// Runs a past night on the database as it is now.
  func askAgain(_ night: Int) throws {
    let again = try run(night)
    #expect(again.code == 0, "\(again.errors)")
    let (then, now) = (try files(runs[night]), try files(try newest()))
    #expect(try newest() != runs[night] || night == runs.count - 1)
    #expect(then.keys.sorted() == now.keys.sorted())
    for (path, bytes) in then { #expect(now[path] == bytes, "night \(night), \(path)") }
  }

  func audit(_ night: Int) throws -> String {
    let answer = try Command.run(
      ["audit", "--database", database, "--output", output, "--full", "--format", "json"]
        + Self.pair(night))
    #expect(answer.code == 0, "\(answer.errors)")
    return answer.output
  }
}

// MARK: - Facts

extension ReplayedNights {
  private mutating func fact(on night: Int) -> [String] {
    let (patient, at) = (1 + random.roll(Self.patients), "'\(Self.day(night))T18:00:00Z'")
    switch random.roll(12) {
    case 0..<5: return [result(patient, Self.day(night - random.roll(3)), at)]
    // Late: collected long before it was recorded.
    case 5, 6: return [result(patient, Self.day(night - 10 - random.roll(30)), at)]
    case 7: return correction(status: "C", at)
    case 8: return correction(status: "W", at)
    case 9:
      return [
        "INSERT OR IGNORE INTO form VALUES (\(patient),'patient-status','\(Self.day(night))',\(at),"
          + "\(random.roll(2)));"
      ]
    case 10:
      return [
        "INSERT OR IGNORE INTO waiver VALUES (\(patient),'thyroid-quarterly','2026-03-01',"
          + "'2026-0\(4 + random.roll(4))-28',\(at),'letter \(night)','Dr. One');"
      ]
    default: return [change(of: patient, night, at)]
    }
  }

  private mutating func result(_ patient: Int, _ day: String, _ at: String) -> String {
    let specimen = "A\(results.count)"
    results.append((patient, day, specimen))
    let codes = [["6690-2", "777-3", "751-8", "731-0"], ["2160-0"], ["3016-3"]][random.roll(3)]
    let status = random.roll(5) == 0 ? "P" : "F"
    return "INSERT INTO observation VALUES "
      + codes.map {
        "(\(patient),'\(day)','\(specimen)','\($0)',\(at),'\(status)',1.5,NULL,'u')"
      }.joined(separator: ",") + ";"
  }

  private mutating func correction(status: String, _ at: String) -> [String] {
    guard !results.isEmpty else { return [] }
    let old = results[random.roll(results.count)]
    return [
      "INSERT OR IGNORE INTO observation SELECT DISTINCT patient_id, collected_on, specimen, code, "
        + "\(at), '\(status)', value + 1, NULL, unit FROM observation WHERE patient_id = "
        + "\(old.patient) AND collected_on = '\(old.day)' AND specimen = '\(old.specimen)' "
        + "GROUP BY code;"
    ]
  }

  private mutating func change(of patient: Int, _ night: Int, _ at: String) -> String {
    let day = Self.day(night)
    switch random.roll(3) {
    case 0:
      let status = ["active", "lost-to-follow-up", "transferred-out"][random.roll(3)]
      return "INSERT OR IGNORE INTO standing VALUES (\(patient),'\(status)','\(day)',\(at));"
    case 1:
      return "INSERT OR IGNORE INTO infusion VALUES (\(patient),'2026-01-09',\(at),1,"
        + "\(random.roll(2) * 12),'09:00','13:10','15:20','F1',0);"
    default:
      return "INSERT OR IGNORE INTO care_assignment VALUES (\(patient),'\(day)',"
        + "'S\(1 + random.roll(2))','P1',\(at));"
    }
  }
}

// MARK: - Running

extension ReplayedNights {
  /// The night's as-of day and the instant at which it was known.
  private static func pair(_ night: Int) -> [String] {
    ["--as-of", day(night), "--known-at", "\(day(night))T23:00:00Z"]
  }

  private func run(_ night: Int) throws -> Command.Outcome {
    try Command.run(
      ["run", "--database", database, "--output", output, "--full"] + Self.pair(night))
  }

  private func record(_ lines: [String]) throws {
    let script = folder + "/day.sql"
    try (["BEGIN;"] + lines + ["COMMIT;"]).joined(separator: "\n")
      .write(toFile: script, atomically: true, encoding: .utf8)
    let outcome = try RunningProgram(["/usr/bin/sqlite3", "-bail", database, ".read \(script)"])
      .wait()
    try #require(outcome.code == 0, "\(outcome.errors)")
  }

  private func newest() throws -> String {
    try FileManager.default.destinationOfSymbolicLink(atPath: output + "/latest")
  }

  private func files(_ run: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try Command.tree(output + "/" + run) where path != "manifest.json" {
      files[path] = FileManager.default.contents(atPath: "\(output)/\(run)/\(path)")
    }
    return files
  }

  /// Day 0 is 2026-03-01.
  private static func day(_ number: Int) -> String {
    let date = Date(timeIntervalSince1970: 1_772_323_200 + Double(number) * 86_400)
    return date.ISO8601Format(.iso8601.year().month().day())
  }
}

/// The same numbers for the same seed on every machine.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// 0 ..< `sides`.
  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(sides))
  }
}
