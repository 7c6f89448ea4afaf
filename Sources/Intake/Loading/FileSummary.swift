package import PatientStore

/// What became of one file.
package struct FileSummary: Hashable, Sendable {
  /// The last component of its path.
  package let file: String
  package let format: String
  /// Records that were read.
  package let records: Int
  /// The file's lines of the log: those of unit `record` add up to `records`.
  package let log: [LogRow]
  package let codes: CodeTally

  /// Whether anything of it should have been read and could not be.
  package var hasRefusals: Bool { log.contains { $0.outcome == .refused } }

  /// Records, or parts of records, that ended in one way.
  package func count(_ unit: LogRow.Unit, _ outcome: LogRow.Outcome) -> Int {
    log.filter { $0.unit == unit && $0.outcome == outcome }.reduce(0) { $0 + $1.count }
  }
}
