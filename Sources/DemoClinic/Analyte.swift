internal import PatientStore

/// A code a laboratory reports, with the results it usually has.
struct Analyte {
  let code: String
  let unit: String?
  private let results: Results

  private enum Results {
    /// Numbers from low to high, in units of the last decimal.
    case numbers(ClosedRange<Int>, decimals: Int)
    case words([String])
  }

  /// An analyte measured as a number, in units of the last of its decimals.
  init(_ code: String, _ results: ClosedRange<Int>, decimals: Int = 0, _ unit: String) {
    self.code = code
    self.unit = unit
    self.results = .numbers(results, decimals: decimals)
  }

  /// An analyte reported in words.
  init(_ code: String, _ words: [String]) {
    self.code = code
    unit = nil
    results = .words(words)
  }

  /// The cells of `value`, `value_text` and `unit`.
  func result(_ random: inout SplitMix64) -> [Cell] {
    switch results {
    case .numbers(let range, let decimals):
      let scale = [1.0, 10.0, 100.0, 1000.0][decimals]
      return [.real(Double(random.within(range)) / scale), .null, .optional(unit)]
    case .words(let words): return [.null, .text(random.pick(words)), .optional(unit)]
    }
  }
}
