import Feeds
import Foundation
import PatientSchema
import Testing

/// Messages as tests write them, and what is read of them.
enum HL7Sample {
  static let header = #"MSH|^~\&|LAB|S|R|F|20250301120000||ORU^R01|1|P|2.5.1"#
  static let patient = "PID|1||4711^^^SITE^MR||Doe^Jane||19800203|F"
  static let request = "OBR|1|P1|F1|57021-8^CBC^LN|||20250301080000||||||||||||||||||F"
  static let creatinine = "OBX|1|NM|2160-0^Creatinine^LN||98.5|umol/L|||||F"

  /// A report of one order.
  static func report(
    header: String = header, patient: String = patient, _ rest: String...
  ) -> String {
    ([header, patient] + rest).map { $0 + "\r" }.joined()
  }

  /// A report of a creatinine, with a given OBX.
  static func result(_ observation: String, request: String = request) -> String {
    report(request, observation)
  }

  /// Everything that is read of a file that holds `text`.
  static func records(
    _ text: String, mapping: FeedMapping = FeedMapping()
  ) throws -> [FeedRecord] {
    try records(bytes: Array(text.utf8), mapping: mapping)
  }

  static func records(
    bytes: [UInt8], mapping: FeedMapping = FeedMapping(), partialCodes: Set<String> = [],
    chunkSize: Int = 1 << 16
  ) throws -> [FeedRecord] {
    // Thousands of small files are written: in memory where the system has a place for it.
    let memory = URL(fileURLWithPath: "/dev/shm", isDirectory: true)
    let folder =
      FileManager.default.isWritableFile(atPath: memory.path)
      ? memory : FileManager.default.temporaryDirectory
    let file = folder.appendingPathComponent("hl7-\(UUID().uuidString)")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try records(
      path: file.path, mapping: mapping, partialCodes: partialCodes, chunkSize: chunkSize)
  }

  static func records(
    path: String, mapping: FeedMapping, partialCodes: Set<String> = [], chunkSize: Int = 1 << 16
  ) throws -> [FeedRecord] {
    var feed = try HL7Feed(
      bytes: FileBytes(path: path, chunkSize: chunkSize), mapping: mapping,
      partialCodes: partialCodes)
    var records: [FeedRecord] = []
    while let record = try feed.next() { records.append(record) }
    return records
  }

  /// The only statement of a file.
  static func statement(
    _ text: String, mapping: FeedMapping = FeedMapping(), partialCodes: Set<String> = []
  ) throws -> Statement {
    try statement(bytes: Array(text.utf8), mapping: mapping, partialCodes: partialCodes)
  }

  static func statement(
    bytes: [UInt8], mapping: FeedMapping = FeedMapping(), partialCodes: Set<String> = []
  ) throws -> Statement {
    let records = try records(bytes: bytes, mapping: mapping, partialCodes: partialCodes)
    try #require(records.count == 1)
    guard case .statement(let statement) = records[0].content else {
      throw Unexpected(record: records[0])
    }
    return statement
  }

  /// The reason why the only record of a file is refused; nil: it is not.
  static func refusal(_ text: String) throws -> String? {
    try refusal(bytes: Array(text.utf8))
  }

  static func refusal(bytes: [UInt8]) throws -> String? {
    let records = try records(bytes: bytes)
    guard records.count == 1, case .refused(let reason) = records[0].content else { return nil }
    return reason
  }

  /// The reason why a file is refused whole; nil: it is not.
  static func wholeRefusal(_ text: String) throws -> String? {
    do {
      _ = try records(text)
      return nil
    } catch FeedError.refused(_, _, let reason) {
      return reason
    }
  }

  /// The cells of the observation with `code`, without those that are null in every fact.
  static func observation(_ code: String, in statement: Statement) -> HL7Observed? {
    observations(statement).first { $0.code == code }
  }

  /// What a statement says that there is no result of.
  static func absences(_ statement: Statement) -> [FactTitle?] {
    statement.facts.filter { $0.table == .observation && $0.cells.isEmpty }.map(\.title)
  }

  static func observations(_ statement: Statement) -> [HL7Observed] {
    statement.facts.filter { $0.table == .observation && !$0.cells.isEmpty }
      .map(HL7Observed.init)
  }

  private struct Unexpected: Error {
    let record: FeedRecord
  }
}

/// A row of table `observation`, by its columns.
struct HL7Observed: Hashable {
  let day, specimen, code, status: String
  let value: Double?
  let text, unit: String?
  let title: FactTitle?

  init(_ fact: Fact) {
    func text(_ column: String) -> String? {
      let index = Table.observation.columns.firstIndex(of: column) ?? 0
      guard case .text(let text) = fact.cells[index] else { return nil }
      return text
    }
    day = text("collected_on") ?? "?"
    specimen = text("specimen") ?? "?"
    code = text("code") ?? "?"
    status = text("status") ?? "?"
    self.text = text("value_text")
    unit = text("unit")
    title = fact.title
    if case .real(let number) = fact.cells[6] { value = number } else { value = nil }
  }
}
