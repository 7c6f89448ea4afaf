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

  /// The words of one table, and of each how many rows have it.
  fileprivate struct Counts {
    var words = TextTable()
    var rows: [Int] = []
  }

  /// Apart, as a database can have more of these rows than of any others.
  private var ofObservations = Counts()
  private var ofOthers: [Table: Counts] = [:]
  private var rowsBeyondLimit = 0

  mutating func count(_ whole: UnsafeBufferPointer<UInt8>, of table: Table) {
    let word = UnsafeBufferPointer(rebasing: whole.prefix(Self.longest))
    let isCounted =
      table == .observation
      ? ofObservations.count(word, limit: Self.limit)
      : ofOthers[table, default: Counts()].count(word, limit: Self.limit)
    if !isCounted { rowsBeyondLimit += 1 }
  }

  /// Writes the most frequent words of each table, and how many more there are.
  func report(in counts: inout ReadCounts) {
    counts.otherUnusedRows = rowsBeyondLimit
    for table in Table.allCases {
      guard let counted = table == .observation ? ofObservations : ofOthers[table] else { continue }
      let all = counted.rows.enumerated()
        .map { CodeCount(code: counted.words.text(at: $0), rows: $1, table: table.rawValue) }
        .sorted { ($1.rows, $0.code) < ($0.rows, $1.code) }
      counts.unusedCodes += all.prefix(Self.listed)
      counts.otherUnusedCodes += max(0, all.count - Self.listed)
      counts.otherUnusedRows += all.dropFirst(Self.listed).reduce(0) { $0 + $1.rows }
    }
  }
}

extension UnusedWords.Counts {
  /// Counts a row; false: its word is new, and there are as many as are counted by name.
  fileprivate mutating func count(_ word: UnsafeBufferPointer<UInt8>, limit: Int) -> Bool {
    if let place = words.find(word) {
      rows[place] += 1
      return true
    }
    guard words.count < limit else { return false }
    _ = words.place(word)
    rows.append(1)
    return true
  }
}
