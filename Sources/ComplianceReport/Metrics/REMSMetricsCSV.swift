internal import Monitoring

/// `rems-metrics.csv`: counts for a programme's assessment, which may leave the house. It holds
/// nothing of a single patient, and small counts are blank.
struct REMSMetricsCSV {
  private static let columns = [
    "definition_id", "definition", "period_start", "period_end", "stratum", "numerator",
    "denominator", "percent", "lower_95", "upper_95", "suppressed",
  ]

  private let header: ReportHeader
  private var csv: CSVWriter

  /// Writes the whole file.
  static func write(
    _ header: ReportHeader, _ tally: Tally, _ changes: ChangeCounts, to sink: ReportSink
  ) throws {
    var file = REMSMetricsCSV(
      header: header, csv: CSVWriter(try sink.create("rems-metrics.csv"), columns: columns))
    let metrics = REMSMetrics(header.program, tally, header.earlier == nil ? nil : changes)
    for row in metrics.rows { try file.add(row, metrics.table) }
    try file.csv.finish()
  }

  private mutating func add(_ row: REMSMetrics.Row, _ table: CountTable) throws {
    csv.add(row.definition.id)
    csv.add(row.definition.text)
    csv.add(start(of: row.period))
    csv.add(header.asOf)
    csv.add(text: row.stratum)
    let cells = [row.numerator, row.denominator].compactMap { $0 }
    let (numerator, denominator) = (
      row.numerator.flatMap(table.published), row.denominator.flatMap(table.published)
    )
    csv.add(numerator.map(String.init) ?? "")
    csv.add(denominator.map(String.init) ?? "")
    for cell in Self.rate(numerator, denominator) { csv.add(cell) }
    csv.add(cells.contains { table.published($0) == nil } ? "yes" : "no")
    try csv.endRow()
  }

  /// nil: the beginning of the records.
  private func start(of period: REMSMetrics.Period) -> CivilDate? {
    switch period {
    case .asOfDay: header.asOf
    case .untilAsOf: nil
    case .sinceLastReport: header.earlier?.asOf
    }
  }

  /// A hidden count is not to be had from a percentage either.
  private static func rate(_ numerator: Int?, _ denominator: Int?) -> [String] {
    guard let numerator, let denominator else { return ["", "", ""] }
    return SummaryCSV.cells(Rate(numerator, of: denominator))
  }
}
