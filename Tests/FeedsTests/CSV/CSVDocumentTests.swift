import Feeds
import Foundation
import PatientSchema
import Testing

/// What docs/import-csv.md promises is what is read.
@Suite struct CSVDocumentTests {
  private let sections: [Section]
  private let mappingSection: Section

  /// The text behind a heading.
  private struct Section {
    let title: String
    let lines: [Substring]

    /// The cells of the rows of its tables, without their heads.
    var rows: [[String]] {
      lines.filter { $0.hasPrefix("| `") }.map { line in
        line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
          .map { $0.trimmingCharacters(in: .whitespaces) }
      }
    }

    func block(_ kind: String) throws -> String {
      let begin = try #require(lines.firstIndex(of: "```\(kind)"))
      return lines[(begin + 1)...].prefix { $0 != "```" }.joined(separator: "\n") + "\n"
    }
  }

  init() throws {
    // Through links: the tests are built from more than one package.
    let here = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    let text = try String(
      contentsOf: here.appending(path: "../../../docs/import-csv.md").standardized, encoding: .utf8)
    let parts = text.split(separator: "\n## ").dropFirst()
    sections = parts.map { part in
      let lines = part.split(separator: "\n", omittingEmptySubsequences: false)
      return Section(title: String(lines[0]), lines: Array(lines.dropFirst()))
    }
    mappingSection = try #require(sections.first { $0.title == "The mapping file" })
  }

  private func section(_ table: CSVTable) throws -> Section {
    try #require(sections.first { $0.title == "`\(table.name).csv`" })
  }

  @Test(arguments: CSVTable.all)
  func `A table's section lists the columns that are read, and which are needed`(_ table: CSVTable)
    throws
  {
    let rows = try section(table).rows
    #expect(rows.map { $0[0] } == table.columns.map { "`\($0.name)`" })
    #expect(rows.map { $0[1] == "yes" } == table.columns.map { $0.presence == .required })
    for (row, column) in zip(rows, table.columns) {
      if case .word(let words) = column.kind {
        #expect(row[2] == words.map { "`\($0)`" }.joined(separator: ", "))
      }
    }
  }

  @Test(arguments: Table.allCases)
  func `A file can have every column of its table`(_ table: Table) {
    let readable = CSVTable.table(table).columns.map(\.name)
    #expect(table.columns.filter { !readable.contains($0) }.isEmpty)
    let own = readable.filter(table.columns.contains)
    #expect(Set(own) == Set(table.columns))
    #expect(
      own.filter { $0 != "recorded_at" } == table.columns.filter { $0 != "recorded_at" })
  }

  @Test(arguments: CSVTable.all)
  func `A table's example is read without a refusal`(_ table: CSVTable) throws {
    let text = try section(table).block("csv")
    let reasons = try CSVGiven.reasons(table, text)
    #expect(!reasons.isEmpty)
    #expect(reasons.filter { !$0.isEmpty } == [])
  }

  @Test func `The example of a mapping is read, and reads a file as it says`() throws {
    let labs = """
      Patient;Datum;Auftrag;Test;Wert;Einheit;Freigabe;Kommentar
      000123;4.3.2024;A1;KREA;0,9;mg/dl;endg\u{FC}ltig;-
      """
    let files = [
      "mapping.yaml": Array(try mappingSection.block("yaml").utf8),
      "codes.csv": Array(try mappingSection.block("codes").utf8),
      "labs 2024.csv": labs.unicodeScalars.map { UInt8($0.value) },
    ]
    let statement = try CSVGiven.with(files) { folder in
      let mapping = try FeedMapping.read(path: folder + "mapping.yaml")
      #expect(mapping.csv.table(ofFile: "joined.csv") == .merge)
      var feed = try CSVFeed(
        path: folder + "labs 2024.csv", table: .table(.observation), mapping: mapping)
      return try feed.next().flatMap(CSVGiven.statement)
    }
    #expect(
      statement?.facts == [
        Fact(
          table: .observation,
          cells: [
            .null, .text("2024-03-04"), .text("A1"), .text("2160-0"), .null, .text("F"),
            .real(0.9), .null, .text("mg/dl"),
          ])
      ])
    #expect(
      statement?.patient == [
        PatientKey(kind: .recordNumber, authority: "CLINIC", number: "000123")
      ])
  }
}
