/// The rows of a report, each key once.
struct HL7Rows {
  private(set) var rows: [HL7Row] = []
  private(set) var findings: [PartFinding] = []
  private var places: [HL7Row.Key: Int] = [:]

  /// Adds a row; of two of one key, the one that counts is kept, or else the first.
  mutating func add(_ row: HL7Row) {
    guard let index = places[row.key] else {
      places[row.key] = rows.count
      rows.append(row)
      return
    }
    let isBetter = row.rank > rows[index].rank
    leave(isBetter ? rows[index].place : row.place, "same analyte again in this report", false)
    if isBetter { rows[index] = row }
  }

  /// Notes what became no row.
  mutating func leave(_ place: Place, _ reason: String, _ isRefusal: Bool) {
    findings.append(PartFinding(place: place, reason: reason, isRefusal: isRefusal))
  }
}
