import Feeds
import Foundation
import PatientSchema
import Testing
import ThirdPartyData

/// What is read of the messages of Google's Simulated Hospital is what python-hl7 reads of them.
@Suite struct HL7SimhospitalTests {
  /// The codes of the local laboratory that stand for tests of the rule set.
  private static let mapping = FeedMapping(
    codes: CodeMap(
      meanings: Dictionary(
        uniqueKeysWithValues: [
          "tt-0003-01": "2160-0", "tt-0002-07": "6690-2", "tt-0002-06": "777-3",
          "tt-0002-09": "751-8", "tt-0002-11": "731-0",
        ].map { (SourceCode(code: $0, system: "WinPath"), $1) }),
      materials: ["2160-0": .blood, "6690-2": .blood]))

  private static var folder: URL? {
    ThirdPartyData.path("hl7v2/simhospital").map { URL(fileURLWithPath: $0) }
  }

  private static func messages() throws -> [UInt8]? {
    guard let folder else { return nil }
    return [UInt8](try Data(contentsOf: folder.appendingPathComponent("messages.out")))
  }

  private static func statements(_ records: [FeedRecord]) -> [Statement] {
    records.compactMap {
      if case .statement(let statement) = $0.content { statement } else { nil }
    }
  }

  /// Rows of expected_oru.csv by the names of its columns; no cell of it is quoted.
  private static func expected() throws -> [[String: String]] {
    guard let folder else { return [] }
    let text = try String(
      contentsOf: folder.appendingPathComponent("expected_oru.csv"), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    return lines.dropFirst().map { line in
      Dictionary(uniqueKeysWithValues: zip(lines[0], line))
    }
  }

  @Test func `Of 1013 messages 610 are reports and the other 403 are skipped`() throws {
    guard let bytes = try Self.messages() else { return }
    let records = try HL7Sample.records(bytes: bytes, mapping: Self.mapping)
    let skipped = records.filter {
      if case .skipped = $0.content { true } else { false }
    }
    #expect(records.count == 1013)
    #expect(Self.statements(records).count == 610)
    #expect(skipped.count == 403)
    #expect(Self.statements(records).flatMap(\.findings).isEmpty)
  }

  @Test func `Every report has the number, birth, sex, day and creatinine that python-hl7 reads`()
    throws
  {
    guard let bytes = try Self.messages() else { return }
    let statements = Self.statements(
      try HL7Sample.records(bytes: bytes, mapping: Self.mapping))
    let expected = try Self.expected()
    try #require(expected.count == statements.count)
    for (row, statement) in zip(expected, statements) {
      let id = row["control_id"] ?? ""
      let observed = HL7Sample.observations(statement)
      #expect(statement.patient.first?.number == row["mrn"], "message \(id)")
      #expect(statement.patient.first?.authority == "SIMULATOR MRN")
      #expect(statement.demographics.sex == .said(row["sex"] ?? ""))
      #expect(Self.digits(statement.demographics.birthDate) == row["dob"])
      #expect(String(observed.count) == row["obx_n"], "message \(id)")
      let creatinine = observed.first { $0.code == "2160-0" }
      #expect((creatinine != nil) == (row["has_creatinine"] == "True"))
      #expect(creatinine?.value == Double(row["creatinine_value"] ?? ""), "message \(id)")
      #expect(
        (observed.contains { $0.code == "6690-2" }) == (row["has_wbc"] == "True"))
      let order = "\(observed.first?.specimen ?? "")|\(row["obr4_code"] ?? "")"
      #expect(
        HL7Sample.absences(statement) == [FactTitle(group: order, part: "panel")], "message \(id)")
      #expect(observed.allSatisfy { $0.title?.group == order }, "message \(id)")
      let days = Set(observed.map { $0.day.filter { $0 != "-" } })
      #expect(row["obr7"].map { days == [String($0.prefix(8))] } ?? false, "message \(id)")
    }
  }

  @Test func `The last creatinine of every patient is that of the expected list`() throws {
    guard let bytes = try Self.messages() else { return }
    var read: [String: Double] = [:]
    var days: [String: String] = [:]
    for statement in Self.statements(
      try HL7Sample.records(bytes: bytes, mapping: Self.mapping))
    {
      guard let number = statement.patient.first?.number,
        let row = HL7Sample.observation("2160-0", in: statement), let value = row.value,
        row.day >= days[number] ?? ""
      else { continue }
      (read[number], days[number]) = (value, row.day)
    }
    var expected: [String: Double] = [:]
    var expectedDays: [String: String] = [:]
    for row in try Self.expected() {
      guard let number = row["mrn"], let value = row["creatinine_value"].flatMap(Double.init),
        let day = row["obr7"].map({ String($0.prefix(8)) }), day >= expectedDays[number] ?? ""
      else { continue }
      (expected[number], expectedDays[number]) = (value, day)
    }
    #expect(!read.isEmpty)
    #expect(read == expected)
  }

  @Test func `A creatinine that is empty, in messages 56, 453 and 1006, is a row without a value`()
    throws
  {
    guard let bytes = try Self.messages() else { return }
    let empty = Self.statements(try HL7Sample.records(bytes: bytes, mapping: Self.mapping))
      .compactMap { HL7Sample.observation("2160-0", in: $0) }
      .filter { $0.value == nil && $0.text == nil }
    #expect(empty.count == 3)
    #expect(empty.allSatisfy { $0.status == "F" })
  }

  @Test func `Line ends, frames, batches and chunks change nothing of what is read`() throws {
    guard let bytes = try Self.messages() else { return }
    let contents = { (bytes: [UInt8], size: Int) in
      try HL7Sample.records(bytes: bytes, mapping: Self.mapping, chunkSize: size)
        .map(Self.withoutLines)
    }
    let plain = try contents(bytes, 1 << 16)
    let lines = bytes.split(whereSeparator: { $0 == 0x0D || $0 == 0x0A })
    let all = lines.map { Array($0) + [0x0D] }.joined()
    let frames = lines.enumerated().map { number, line in
      let isFirst = line.starts(with: "MSH".utf8)
      let mark: [UInt8] = !isFirst ? [] : number == 0 ? [0x0B] : [0x1C, 0x0D, 0x0B]
      return mark + line + [0x0D]
    }
    #expect(try contents(all.map { $0 == 0x0D ? 0x0A : $0 }, 1 << 16) == plain)
    #expect(try contents(all.flatMap { $0 == 0x0D ? [0x0D, 0x0A] : [$0] }, 1 << 16) == plain)
    #expect(try contents(Array(frames.joined()) + [0x1C, 0x0D], 1 << 16) == plain)
    let begin = Array("FHS|^~\\&|A\rBHS|^~\\&|A\r".utf8)
    #expect(try contents(begin + all + Array("BTS|1013\rFTS|1\r".utf8), 1 << 16) == plain)
    for size in [1, 2, 3, 7, 61, 997, 4096] {
      #expect(try contents(bytes, size) == plain, "chunks of \(size)")
    }
  }

  /// What a record holds, without the lines that its findings stand on.
  private static func withoutLines(_ record: FeedRecord) -> FeedRecord.Content {
    guard case .statement(var statement) = record.content else { return record.content }
    statement.findings = statement.findings.map {
      PartFinding(
        place: Place(line: 0, part: $0.place.part), reason: $0.reason, isRefusal: $0.isRefusal)
    }
    return .statement(statement)
  }

  private static func digits<T: CustomStringConvertible>(_ stated: Stated<T>) -> String? {
    if case .said(let value) = stated { "\(value)".filter { $0 != "-" } } else { nil }
  }
}
