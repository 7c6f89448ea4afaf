/// A setting of the program: one name, as key of the file, as flag and as environment variable.
package enum Setting: String, CaseIterable, Hashable, Sendable {
  case database
  case views
  case mapping
  case output
  case program
  case timeZone = "time-zone"
  case full
  case failOn = "fail-on"
  case largestFallPercent = "largest-fall-percent"
  case ledgerKey = "ledger-key"
  case lateAfterHours = "late-after-hours"
  case nextReportBy = "next-report-by"
  case metricsFile = "metrics-file"
  case pingURL = "ping-url"
  case mailFile = "mail-file"
  case keepDaily = "keep-daily"
  case keepMonthly = "keep-monthly"

  /// The key in the file, such as `fail-on`.
  package var name: String { rawValue }

  /// Such as `--fail-on`.
  package var flag: String { "--\(rawValue)" }

  /// Such as `REMSWATCH_FAIL_ON`.
  package var variable: String {
    let letters = rawValue.uppercased().map { $0 == "-" ? "_" : $0 }
    return Environment.prefix + String(letters)
  }

  /// Whether the value may be shown to nobody but the file's owner.
  package var isSecret: Bool { self == .pingURL }

  /// The value that holds where none is given, as it would be written; nil: there is none.
  package var defaultText: String? { Settings().text(of: self) }

  /// The smallest and the largest number; nil where the value is no number.
  package var bounds: ClosedRange<Int>? {
    switch self {
    case .largestFallPercent: 0...100
    case .lateAfterHours: 1...8760
    case .keepDaily: 1...36_500
    case .keepMonthly: 0...1200
    case .database, .views, .mapping, .output, .program, .timeZone, .full, .failOn, .ledgerKey,
      .nextReportBy, .metricsFile, .pingURL, .mailFile:
      nil
    }
  }
}
