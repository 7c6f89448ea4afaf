/// The status of a result, HL7 table 0085, reduced to what judging needs.
///
/// Source: HL7 v2 table 0085 "Observation result status"; compared as written, so `f` is not `F`.
package enum ResultStatus: UInt8, Hashable, Sendable, CaseIterable {
  /// F C A B V U: a result that stands.
  case counts
  /// P R I S: not final yet.
  case pending
  /// X N O: no result was or will be made.
  case notDone
  /// D W: the version before it is withdrawn.
  case withdrawn
  /// Anything else: does not count and is shown as a data problem.
  case unknown

  /// The status of a code as the database holds it.
  package init(code: UnsafeBufferPointer<UInt8>) {
    guard code.count == 1 else {
      self = .unknown
      return
    }
    switch code[0] {
    case UInt8(ascii: "F"), UInt8(ascii: "C"), UInt8(ascii: "A"), UInt8(ascii: "B"),
      UInt8(ascii: "V"), UInt8(ascii: "U"):
      self = .counts
    case UInt8(ascii: "P"), UInt8(ascii: "R"), UInt8(ascii: "I"), UInt8(ascii: "S"):
      self = .pending
    case UInt8(ascii: "X"), UInt8(ascii: "N"), UInt8(ascii: "O"): self = .notDone
    case UInt8(ascii: "D"), UInt8(ascii: "W"): self = .withdrawn
    default: self = .unknown
    }
  }
}
