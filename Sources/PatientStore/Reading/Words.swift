internal import Monitoring

/// The words of a rule set by their bytes, and a count of the words that it does not know.
struct Words {
  let codes: TextTable
  let formKinds: TextTable
  let medicationKinds: TextTable
  let historyKinds: TextTable
  let requirements: TextTable
  private var unused = UnusedWords()
  /// Rows by the place of their code in `codes`.
  private var codeRows: [Int]

  init(_ program: Program) {
    codes = TextTable(program.vocabulary.codes.map(\.code))
    codeRows = Array(repeating: 0, count: program.vocabulary.codes.count)
    formKinds = TextTable(program.vocabulary.formKinds)
    medicationKinds = TextTable(program.vocabulary.medicationKinds)
    historyKinds = TextTable(program.vocabulary.historyKinds)
    requirements = TextTable(program.requirements.map(\.id))
  }

  /// The place of a word; nil: the rule set does not know it, which is counted.
  mutating func find(
    _ word: UnsafeBufferPointer<UInt8>, in table: KeyPath<Words, TextTable>, of source: Table
  ) -> Int? {
    if let place = self[keyPath: table].find(word) { return place }
    unused.count(word, of: source)
    return nil
  }

  /// The place of an observation's code; nil: no requirement uses it, which is counted.
  mutating func findCode(_ code: UnsafeBufferPointer<UInt8>) -> CodeIndex? {
    if let place = codes.find(code) {
      codeRows[place] += 1
      return CodeIndex(place)
    }
    unused.count(code, of: .observation)
    return nil
  }
}

extension Words {
  /// Writes how many rows have which words.
  func report(in counts: inout ReadCounts) {
    counts.usedCodes = codeRows.enumerated().filter { $1 > 0 }
      .map { CodeCount(code: codes.text(at: $0), rows: $1) }
      .sorted { ($1.rows, $0.code) < ($0.rows, $1.code) }
    unused.report(in: &counts)
  }
}

/// Counts rows by the words that no requirement uses, so that nothing unknown is lost silently.
struct UnusedWords {
  /// Distinct words that are counted by name; a database of nothing but distinct words must not
  /// fill the memory.
  private static let limit = 10_000
  private static let listed = 50
  /// Bytes by which words are told apart.
  private static let longest = 64

  private var words: [Table: TextTable] = [:]
  private var rows: [Table: [Int]] = [:]
  private var rowsBeyondLimit = 0

  mutating func count(_ whole: UnsafeBufferPointer<UInt8>, of table: Table) {
    let word = UnsafeBufferPointer(rebasing: whole.prefix(Self.longest))
    if words[table, default: TextTable()].count >= Self.limit, words[table]?.find(word) == nil {
      rowsBeyondLimit += 1
      return
    }
    let place = words[table, default: TextTable()].place(word)
    if place == rows[table, default: []].count {
      rows[table, default: []].append(1)
    } else {
      rows[table]?[place] += 1
    }
  }

  /// Writes the most frequent words of each table, and how many more there are.
  func report(in counts: inout ReadCounts) {
    counts.otherUnusedRows = rowsBeyondLimit
    for table in Table.allCases {
      guard let texts = words[table], let rows = rows[table] else { continue }
      let all = rows.enumerated()
        .map { CodeCount(code: texts.text(at: $0), rows: $1, table: table.rawValue) }
        .sorted { ($1.rows, $0.code) < ($0.rows, $1.code) }
      counts.unusedCodes += all.prefix(Self.listed)
      counts.otherUnusedCodes += max(0, all.count - Self.listed)
      counts.otherUnusedRows += all.dropFirst(Self.listed).reduce(0) { $0 + $1.rows }
    }
  }
}
