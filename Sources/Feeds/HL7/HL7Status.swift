internal import Monitoring

/// Statuses of results, HL7 tables 0085 (OBX-11) and 0123 (OBR-25).
enum HL7Status {
  /// The status of table 0085 for a panel with `code` of table 0123.
  ///
  /// The tables share letters with other meanings: `A` is "some results available" in 0123 and
  /// "amended", which counts, in 0085. A code that table 0123 does not have is left as written where
  /// it does not count; where it would, it is marked, so that it counts for nothing.
  ///
  /// Source: HL7 v2.8 chapter 4, table 0123; chapter 7, table 0085.
  static func ofPanel(_ code: String) -> String {
    switch code {
    case "F", "C", "P", "R", "I", "X": code
    // Ordered or scheduled, or done and not resulted yet: pending.
    case "O", "S", "N": "I"
    // Some results, or corrected and not final.
    case "A", "M": "P"
    // No such order, no such patient.
    case "Y", "Z": "X"
    default: counts(code) ? "\(code) (OBR-25)" : code
    }
  }

  /// Whether a result of this status stands.
  static func counts(_ code: String) -> Bool {
    var code = code
    return code.withUTF8 { ResultStatus(code: $0) } == .counts
  }
}
