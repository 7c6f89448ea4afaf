/// What becomes of a laboratory order.
enum ResultFate: Equatable {
  case final
  /// Reported, and an analyte corrected days later.
  case corrected
  /// Reported as preliminary, final days later.
  case preliminary
  /// The specimen came and was not analysed.
  case notPerformed
  case deleted
  /// Taken back: it was another patient's.
  case wrongPatient
  /// Final, without a result.
  case valueless
  /// A near miss was ordered in its place.
  case mistaken
  /// A status no table knows.
  case unknownStatus

  /// The usual, and now and then something else.
  static func draw(_ random: inout SplitMix64) -> ResultFate {
    switch random.below(1000) {
    case ..<950: .final
    case ..<966: .corrected
    case ..<984: .preliminary
    case ..<987: .notPerformed
    case ..<989: .deleted
    case ..<991: .wrongPatient
    case ..<993: .valueless
    default: .mistaken
    }
  }
}
