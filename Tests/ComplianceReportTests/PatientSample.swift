import Monitoring
import ProgramFiles

@testable import ComplianceReport

/// Patients judged by the rule set for the United States, each of a kind that a page treats
/// differently.
struct PatientSample {
  static let asOf = FilesProgram.day("2026-11-22")

  var program: Program
  var asOf = Self.asOf
  var record = PatientRecord()
  var directory = PatientSample.directory

  init() throws {
    program = try ProgramFiles.builtIn("lemtrada-us").program
    record.identity.id = 4711
    record.identity.mrn = "0012345"
    record.identity.familyName = "Okafor"
    record.identity.givenName = "Ada"
    record.identity.birthDate = FilesProgram.day("1984-02-29")
    record.identity.sex = .female
    record.identity.enrolledOn = FilesProgram.day("2024-01-02")
    record.assignments = [
      CareAssignmentRow(
        fromOn: FilesProgram.day("2024-01-01"), site: SiteIndex(1), prescriber: PrescriberIndex(1))
    ]
  }

  /// Two courses a year apart, and tests of every outcome: on time, late, missed, attempted,
  /// waived, overdue, due and to come.
  static func treated() throws -> PatientSample {
    var sample = try PatientSample()
    sample.infuse("2024-02-05", days: 5)
    sample.infuse("2025-03-03", days: 3)
    sample.observe("57021-8", on: "2024-01-20")
    sample.observe("2160-0", on: "2024-01-20")
    for (month, day) in ["03-04", "04-05", "05-12", "07-01", "10-05", "11-03"].enumerated() {
      sample.observe("57021-8", on: "2024-\(day)")
      if month != 1 { sample.observe("2160-0", on: "2024-\(day)") }
    }
    sample.observe("58410-2", on: "2024-08-20")
    sample.observe("57021-8", on: "2026-10-20")
    sample.waive("cbc-monthly", "2024-12-01", "2025-02-01", "monitored abroad")
    return sample
  }

  /// Treated a few months ago, so that the page is short.
  static func recent() throws -> PatientSample {
    var sample = try PatientSample()
    sample.infuse("2026-08-03", days: 5)
    sample.waive("cbc-monthly", "2026-10-01", "2026-10-31", "monitored abroad")
    return sample
  }

  static func deceased() throws -> PatientSample {
    var sample = try treated()
    sample.stand(.lostToFollowUp, "2026-02-01")
    sample.stand(.deceased, "2026-06-01")
    return sample
  }

  static func transferred() throws -> PatientSample {
    var sample = try treated()
    sample.stand(.transferredOut, "2026-08-15")
    return sample
  }

  /// Two courses so far apart that each has an episode, both over; and a pregnancy.
  static func completed() throws -> PatientSample {
    var sample = try PatientSample()
    sample.infuse("2012-05-07", days: 5)
    sample.infuse("2018-09-03", days: 3)
    let pregnancy = sample.program.vocabulary.pregnancy
    sample.record.histories = [
      HistoryRow(
        kind: pregnancy, detail: 0, startedOn: FilesProgram.day("2020-01-10"),
        endedOn: FilesProgram.day("2020-09-30"))
    ]
    return sample
  }

  static func notEvaluated() throws -> PatientSample {
    var sample = try treated()
    sample.record.unreadable = .birthDateUnreadable
    return sample
  }

  static let all: [@Sendable () throws -> PatientSample] = [
    treated, deceased, transferred, completed, notEvaluated, { try PatientSample() },
  ]

  var judgement: PatientJudgement {
    var judge = Judge(program: program, asOf: asOf)
    var judgement = PatientJudgement()
    judge.judge(record, directory: directory, into: &judgement)
    return judgement
  }

  var page: PatientPage { page(findings: []) }

  func page(findings: [Finding]) -> PatientPage {
    PatientPage(
      header: ReportHeader(
        program: program, programSHA256: "9f86d081884c7d65", asOf: asOf, knownAt: nil,
        softwareVersion: "1.0.0", isSynthetic: true),
      record: record, judgement: judgement, directory: directory, findings: findings)
  }

  var text: String { PagesTests.text(page.render()) }

  private static var directory: Directory {
    var directory = Directory()
    directory.sites = ["North", "South", "West"].map {
      FilesReport.site("S-\($0)", name: "\($0) Clinic")
    }
    directory.prescribers = ["Abel", "Osei", "Zola"].map {
      FilesReport.holder("P-\($0)", name: "Dr. \($0)")
    }
    return directory
  }
}

extension PatientSample {
  mutating func infuse(_ first: String, days: Int) {
    let first = FilesProgram.day(first)
    for offset in 0..<days {
      let day = first.goingBack(days: -offset)
      record.infusions.append(
        InfusionRow(infusedOn: day, recordedAt: Instant(endOf: day), doseMilligrams: 12))
    }
  }

  mutating func observe(_ code: String, on day: String) {
    guard let place = program.vocabulary.codes.firstIndex(where: { $0.code == code }) else {
      fatalError("the rule set has no code \(code)")
    }
    record.observations.append(
      ObservationRow(
        collectedOn: FilesProgram.day(day), specimen: Int32(record.observations.count),
        code: CodeIndex(place), status: .counts, hasValue: true, number: 1))
  }

  mutating func waive(_ requirement: String, _ from: String, _ to: String, _ reason: String) {
    guard let place = program.requirementIndex(id: requirement) else {
      fatalError("the rule set has no requirement \(requirement)")
    }
    record.waivers.append(
      WaiverRow(
        requirement: place, fromOn: FilesProgram.day(from), toOn: FilesProgram.day(to),
        recordedAt: Instant(endOf: FilesProgram.day(from)), reason: reason))
  }

  mutating func stand(_ standing: Standing, _ day: String) {
    record.standings.append(StandingRow(standing: standing, fromOn: FilesProgram.day(day)))
  }
}
