internal import Foundation
package import Monitoring
package import PatientSchema
internal import PatientStore
package import ReferenceJudge

/// A judged patient with the record that was read.
package struct JudgedPatient: Sendable {
  package var record: PatientRecord
  package var judgement: PatientJudgement
}

/// What a scan of a whole database brought.
package struct JudgedClinic: Sendable {
  /// In the order of the scan.
  package var patients: [JudgedPatient] = []
  /// Findings of the store, in the order in which they were met.
  package var findings: [Finding] = []
  package var directory = Directory()
  package var counts = ReadCounts()

  /// The one patient of an id.
  package func patient(_ id: Int64) -> JudgedPatient? {
    patients.first { $0.record.identity.id == id }
  }
}

/// Runs raw rows through the real way: a database file, the store's scan and the judge.
package enum ClinicHarness {
  /// Writes the clinic to a database file, scans it and judges every patient.
  package static func judge(
    _ clinic: RawClinic, program: Program, asOf: CivilDate, knownAt: Instant?
  ) throws -> JudgedClinic {
    try withScratchFolder { folder in
      let path = folder + "/patients.db"
      try write(clinic, to: path)
      return try judgeDatabase(path, program: program, asOf: asOf, knownAt: knownAt)
    }
  }

  /// Scans a database file and judges every patient.
  package static func judgeDatabase(
    _ path: String, program: Program, asOf: CivilDate, knownAt: Instant?, views: String? = nil
  ) throws -> JudgedClinic {
    let database = try PatientDatabase(path: path, views: views)
    defer { database.removePrivateCopy() }
    try database.copyIfNeeded { path + ".private-copy" }
    return try database.scan(ScanQuestion(program: program, knownAt: knownAt)) { scan in
      var judge = Judge(program: program, asOf: asOf)
      var (record, judgement, result) = (PatientRecord(), PatientJudgement(), JudgedClinic())
      while try scan.next(into: &record) {
        judge.judge(record, directory: scan.directory, into: &judgement)
        result.patients.append(JudgedPatient(record: record, judgement: judgement))
      }
      result.findings = scan.takeFindings()
      result.directory = scan.directory
      result.counts = scan.counts
      return result
    }
  }

  /// Writes a clinic to a new database file.
  package static func write(_ clinic: RawClinic, to path: String) throws {
    let builder = try DatabaseBuilder(creating: path)
    try builder.transaction { writer in
      func insert(_ rows: [RawRow], into table: Table) throws {
        for row in rows {
          try writer.insert(table.columns.map { Cell(row[$0] ?? .null) }, into: table)
        }
      }
      try insert(clinic.sites, into: .site)
      try insert(clinic.prescribers, into: .prescriber)
      try insert(clinic.facilities, into: .facility)
      try insert(clinic.certifications, into: .certification)
      for patient in clinic.patients {
        try insert([patient.patient], into: .patient)
        for table in Table.allCases {
          try insert(patient.rows[table.rawValue] ?? [], into: table)
        }
      }
    }
    try builder.finish()
  }

  /// Runs `body` with the path of a new folder, which is removed afterwards.
  package static func withScratchFolder<Result>(_ body: (String) throws -> Result) throws -> Result
  {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("remswatch-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path)
  }
}

extension Cell {
  package init(_ value: RawValue) {
    switch value {
    case .null: self = .null
    case .integer(let number): self = .integer(number)
    case .real(let number): self = .real(number)
    case .text(let text): self = .text(text)
    }
  }
}
