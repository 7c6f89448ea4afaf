internal import Monitoring

/// How faithfully a patient comes for periodic tests.
///
/// The shape over all patients is the one published for monthly tests under another REMS: a third
/// does 90 to 100 % of them, three in ten fewer than half, and the median is 80 %.
/// Source: Blanchette et al., Drugs in Context 2015 (PMC4335780), bosentan and liver function.
enum Adherence {
  /// Comes to each visit with this chance in a thousand.
  case steady(perMille: Int)
  /// Comes to nearly every visit at first and to none later.
  case drifting(perMilleOfTime: Int)

  /// The adherence of the patient with this number; numbers in a row cover the whole shape evenly.
  init(patient number: Int) {
    // Multiples of the golden ratio, which spread any run of numbers evenly over the range.
    let rank = number * 618_034 % 1_000_000
    let share = Self.share(atRank: rank)
    let drifts = share < 600 && number % 5 < 3
    self = drifts ? .drifting(perMilleOfTime: share) : .steady(perMille: share)
  }

  /// Tests done of a thousand owed, by the patient's rank in a million.
  private static func share(atRank rank: Int) -> Int {
    // Above the published shape where that is high: orders also go wrong and forms get lost.
    let bends: [(rank: Int, share: Int)] = [
      (0, 30), (285_000, 465), (312_000, 540), (500_000, 870), (670_000, 882),
      (715_000, 955), (1_000_000, 1000),
    ]
    for (low, high) in zip(bends, bends.dropFirst()) where rank < high.rank {
      return low.share + (high.share - low.share) * (rank - low.rank) / (high.rank - low.rank)
    }
    return 1000
  }

  /// Chance in a thousand of a visit that falls `days` days into a span of `length` days.
  func chance(ofVisitAfter days: Int, of length: Int) -> Int {
    switch self {
    case .steady(let perMille): perMille
    case .drifting(let perMilleOfTime): days * 1000 <= perMilleOfTime * length ? 970 : 0
    }
  }
}
