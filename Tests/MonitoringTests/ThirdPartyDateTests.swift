import Foundation
import Monitoring
import Testing

/// Date arithmetic against assertions that nobody here wrote.
@Suite struct ThirdPartyDateTests {
  @Test func `Month arithmetic agrees with other projects' own assertions`() throws {
    guard let text = RepositoryFiles.sharedText("data/dates/month-arithmetic-third-party.csv")
    else { return }
    let rows = rows(of: text)
    var (sums, spans, excluded) = (0, 0, 0)
    for row in rows {
      switch (row["op"], row["source"]) {
      // CDC's rule CALCDT-5: a day that a month lacks moves to the first of the next month.
      // Monitoring days are clamped instead (monitoring.md, 1.2), on purpose.
      case ("add-ROLL-FORWARD", let source?) where source.hasSuffix("CALCDT-5"): excluded += 1
      case ("add-clamp", _), ("add-ROLL-FORWARD", _):
        try expectSum(row)
        sums += 1
      case ("months-between-joda", _), ("months-between-cql", _):
        try expectSpan(row)
        spans += 1
      default: Issue.record("an operation that no test knows: \(row)")
      }
    }
    print("third-party month arithmetic: \(sums) sums, \(spans) spans, \(excluded) excluded")
    #expect(sums + spans + excluded == 107)
    #expect(excluded == 2)
  }

  @Test func `Months agree with OpenJDK's java time on every day of six years`() throws {
    guard let text = RepositoryFiles.sharedText("data/dates/java-time-oracle-2023-2028.csv")
    else { return }
    var (compared, wrong) = (0, [String]())
    for row in rows(of: text) {
      let start = try day(try #require(row["start"]))
      for months in [1, 3, 6, 12] {
        let expected = try #require(row["plus\(months)m"])
        let sum = try start.adding(months: months).description
        if sum != expected { wrong.append("\(start) + \(months) months: \(sum), not \(expected)") }
        compared += 1
      }
    }
    #expect(wrong == [])
    #expect(compared == 2192 * 4)
  }

  /// Years and months first, then weeks and days, as all of the sources do.
  private func expectSum(_ row: [String: String]) throws {
    func number(_ column: String) throws -> Int { try #require(Int(row[column] ?? "")) }
    let months = try number("years") * 12 + number("months")
    let days = try number("weeks") * 7 + number("days")
    let start = try day(try #require(row["start"]))
    let sum = try start.adding(months: months).adding(days: days)
    #expect(sum.description == row["expected"], "\(row)")
  }

  /// Whole months between two days: the most that can be added to the first without passing the
  /// second.
  private func expectSpan(_ row: [String: String]) throws {
    let start = try day(try #require(row["start"]))
    let note = try #require(row["note"]).dropFirst("end date ".count)
    let end = try day(String(note.prefix(10)))
    let months = try (0...24).last { try start.adding(months: $0) <= end }
    #expect(months.map(String.init) == row["expected"], "\(row)")
  }

  /// The rows of a CSV file by column name; its quoted cells hold commas, but no line ends and no
  /// quotes.
  private func rows(of text: String) -> [[String: String]] {
    let lines = text.split(whereSeparator: \.isNewline).map { cells(of: String($0)) }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  private func cells(of line: String) -> [String] {
    var (cells, isQuoted) = ([""], false)
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}
