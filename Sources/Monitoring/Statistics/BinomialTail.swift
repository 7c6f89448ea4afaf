/// The lower tail of a binomial count: how few of `trials` are too few to be chance.
///
/// The terms are multiplied out from the most likely one, each from its neighbour, and divided by
/// their sum, so that no factorial is formed, nothing overflows and no mathematics library is
/// asked, which could differ from machine to machine. Each step costs at most four roundings: the
/// sums are right to a relative error of about `trials` · 5 · 10⁻¹⁶.
struct BinomialTail: Sendable {
  private let trials: Int
  /// Chance of 0…k at place k.
  private let cumulative: [Double]

  /// `share` lies between 0 and 1, both excluded.
  init(trials: Int, share: Double) {
    self.trials = trials
    let mode = min(trials, Int(Double(trials + 1) * share))
    var terms = Array(repeating: 1.0, count: trials + 1)
    let odds = share / (1 - share)
    for count in stride(from: mode, to: 0, by: -1) {
      terms[count - 1] = terms[count] * Double(count) / (Double(trials - count + 1) * odds)
    }
    for count in stride(from: mode, to: trials, by: 1) {
      terms[count + 1] = terms[count] * Double(trials - count) * odds / Double(count + 1)
    }
    cumulative = Self.sums(terms)
  }

  private static func sums(_ terms: [Double]) -> [Double] {
    var sum = 0.0
    let sums = terms.map { term in
      sum += term
      return sum
    }
    return sums.map { $0 / sum }
  }

  /// The largest count whose chance, or that of a smaller one, is at most `tail`; nil: even none
  /// of so few is no surprise.
  func largestCount(within tail: Double) -> Int? {
    let first = cumulative.firstIndex { $0 > tail } ?? trials
    return first > 0 ? first - 1 : nil
  }

  /// The same as a share of the trials, made continuous between two counts, for a line in a
  /// picture; negative where no count is too few. A count is on or below the line exactly where it
  /// is at most `largestCount`.
  ///
  /// Source: D. J. Spiegelhalter, Stat. Med. 24 (2005) 1185–1202, appendix A.1.1.
  func line(within tail: Double) -> Double {
    let first = cumulative.firstIndex { $0 > tail } ?? trials
    let before = first > 0 ? cumulative[first - 1] : 0
    let back = (cumulative[first] - tail) / (cumulative[first] - before)
    return (Double(first) - back) / Double(trials)
  }
}
