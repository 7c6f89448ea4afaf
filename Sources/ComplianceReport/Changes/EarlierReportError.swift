/// Why an earlier report's `reported-gaps.csv` cannot be compared with.
package enum EarlierReportError: Error, Hashable, Sendable {
  /// The line is not as this program writes it.
  case malformed(line: Int)
  /// The rows are not in ascending order of patient, due day and obligation.
  case notInOrder(line: Int)
  /// The file ends there, without its last row.
  case cutOff(line: Int)
  /// The rows are not those that the last row was written for.
  case altered(line: Int)
}

extension EarlierReportError: CustomStringConvertible {
  /// One sentence: what failed, where, what to do.
  package var description: String {
    switch self {
    case .malformed(let line): Self.sentence(line, "is not as this program writes it")
    case .notInOrder(let line): Self.sentence(line, "is not in its order")
    case .cutOff(let line): Self.sentence(line, "is where the file was cut off")
    case .altered(let line): Self.sentence(line, "does not fit the rows above it")
    }
  }

  private static func sentence(_ line: Int, _ what: String) -> String {
    "Line \(line) of an earlier report's reported-gaps.csv \(what); find out what happened to that "
      + "run with 'remswatch verify'."
  }
}
