import ComplianceReport
import Monitoring
import Testing

/// The files of a run.
struct FilesReport {
  var files: [String: [UInt8]]
  var changes: ChangeCounts
  private var asOf: CivilDate

  /// Writes a report in memory; it must leave no file open.
  init(
    _ patients: [FilesPatient], directory: Directory = FilesReport.directory(sites: 1),
    unownedFindings: [Finding] = [], unusedCodes: [CodeCount] = [],
    usedCodes: [CodeCount] = [], isFull: Bool = true,
    asOf: CivilDate = FilesProgram.asOf, program: Program = FilesProgram.value,
    earlier: FilesReport? = nil, into memory: FilesMemory = FilesMemory()
  ) throws {
    let header = ReportHeader(
      program: program, programSHA256: "9f86d081", asOf: asOf, knownAt: nil,
      softwareVersion: "1.0.0", isSynthetic: true, earlier: earlier?.asEarlier)
    let gaps = earlier?.files["reported-gaps.csv"].map { Self.chunks(of: $0, size: 97) }
    var writer = try ReportWriter(
      header, isFull: isFull, earlierGaps: gaps, to: memory.sink)
    for patient in patients {
      try writer.add(patient.record, patient.judgement, patient.findings, directory)
    }
    try writer.add(unownedFindings, directory)
    var reads = ReadCounts()
    reads.patientRows = patients.count
    (reads.unusedCodes, reads.usedCodes) = (unusedCodes, usedCodes)
    try writer.finish(reads, directory)
    #expect(memory.unfinished == [], "files were left open")
    files = memory.files
    changes = writer.changes
    self.asOf = asOf
  }

  private var asEarlier: EarlierReport {
    EarlierReport(
      asOf: asOf, knownAt: nil, programID: "small", programVersion: "1",
      programSHA256: "9f86d081")
  }

  /// Gives a file's bytes a few at a time, none at its end.
  static func chunks(of bytes: [UInt8], size: Int) -> () -> [UInt8] {
    var next = 0
    return {
      defer { next = min(next + size, bytes.count) }
      return Array(bytes[next..<min(next + size, bytes.count)])
    }
  }

  static func directory(sites: Int) -> Directory {
    var directory = Directory()
    directory.sites = (0..<sites).map { site("S-\($0)", name: "Site \($0)") }
    directory.prescribers = [holder("P-0", name: "Dr. Osei")]
    return directory
  }

  static func site(_ id: String, name: String) -> Site {
    Site(id: id, name: name, coordinatorName: nil, isListed: true)
  }

  static func holder(_ id: String, name: String) -> CertifiedHolder {
    CertifiedHolder(id: id, name: name, isListed: true)
  }

  /// All rows of a CSV file, the header first.
  func table(_ path: String) throws -> [[String]] {
    let table = try FilesCSV.rows(try #require(files[path], "there is no \(path)"))
    try #require(!table.isEmpty, "\(path) has no header")
    return table
  }

  /// The rows of a CSV file by column.
  func rows(_ path: String) throws -> [[String: String]] {
    let table = try table(path)
    return table.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(table[0], $0)) }
  }

  /// A column of a CSV file, top to bottom.
  func column(_ name: String, of path: String) throws -> [String] {
    try Self.column(name, of: try table(path))
  }

  static func column(_ name: String, of table: [[String]]) throws -> [String] {
    let place = try #require(table[0].firstIndex(of: name))
    return table.dropFirst().map { $0[place] }
  }

  func text(_ path: String) throws -> String {
    let bytes = try #require(files[path], "there is no \(path)")
    return try #require(String(validating: bytes, as: UTF8.self), "\(path) is not UTF-8")
  }

  /// The folders of sites, such as `sites/no-site`.
  var siteFolders: Set<String> {
    Set(
      files.keys.filter { $0.hasPrefix("sites/") }.map {
        $0.split(separator: "/").dropLast().joined(separator: "/")
      })
  }
}
