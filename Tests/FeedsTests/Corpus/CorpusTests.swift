import FeedContract
import Feeds
import Testing

/// The inputs that fuzzing begins with: each is read as the fuzzer reads it, and together they come
/// to the places that matter.
struct CorpusTests {
  @Test(arguments: Corpus.names(of: "HL7"))
  func `A seed of HL7 keeps the contract`(name: String) throws {
    try FeedInput.checkHL7(Corpus.bytes(of: "HL7", name))
  }

  @Test(arguments: Corpus.names(of: "FHIR"))
  func `A seed of FHIR keeps the contract`(name: String) throws {
    try FeedInput.checkFHIR(Corpus.bytes(of: "FHIR", name))
  }

  @Test(arguments: Corpus.names(of: "CSV"))
  func `A seed of CSV keeps the contract`(name: String) throws {
    try FeedInput.checkCSV(Corpus.bytes(of: "CSV", name))
  }

  @Test func `The seeds of HL7 state results, demographics and a merge`() throws {
    let all = try Corpus.names(of: "HL7").map {
      try FeedInput.checkHL7(Corpus.bytes(of: "HL7", $0))
    }
    let statements = Self.statements(all)
    #expect(statements.flatMap(\.facts).count >= 8)
    #expect(statements.contains { $0.demographics != Demographics() })
    #expect(statements.contains { !$0.merged.isEmpty })
  }

  @Test func `The seeds of FHIR state facts of each kind`() throws {
    let all = try Corpus.names(of: "FHIR").map {
      try FeedInput.checkFHIR(Corpus.bytes(of: "FHIR", $0))
    }
    let tables = Set(
      Self.statements(all).flatMap(\.facts).filter { !$0.cells.isEmpty }.map(\.table.rawValue))
    #expect(tables == ["history", "infusion", "medication", "observation"])
  }

  @Test(arguments: CSVTable.all.map(\.name).filter { $0 != "patient" && $0 != "merge" })
  func `The seed of a table of CSV states its rows`(table: String) throws {
    let reading = try FeedInput.checkCSV(Corpus.bytes(of: "CSV", "\(table).txt"))
    #expect(reading.failure == nil)
    let facts = Self.statements([reading]).flatMap(\.facts)
    #expect(!facts.isEmpty && facts.allSatisfy { $0.table.rawValue == table })
    #expect(facts.count == reading.records.count)
  }

  @Test(arguments: ["codes-file.yaml", "comments.yaml", "files.yaml", "whole.yaml"])
  func `A seed of a mapping is read, but for the codes of a file that is not there`(
    name: String
  ) throws {
    let bytes = try Corpus.bytes(of: "Mapping", name)
    if name == "codes-file.yaml" {
      #expect(throws: FeedMappingError.self) {
        try FeedMapping().adding(bytes, file: "/nowhere/mapping.yaml")
      }
    } else {
      _ = try FeedMapping().adding(bytes, file: name)
    }
  }

  private static func statements(_ readings: [FeedReading]) -> [Statement] {
    readings.flatMap(\.records).compactMap { record in
      if case .statement(let statement) = record.content { statement } else { nil }
    }
  }
}
