internal import Monitoring
internal import PatientSchema

/// The rows of one result for table `observation`: of one day, one specimen and one status, and so
/// one for each code.
struct ObservationRows {
  struct Row {
    let code: String
    let value: ObservationValue
    let title: FactTitle?
    /// The part of the record that it stands in.
    let part: String
  }

  let day: CivilDate
  let specimen: String
  let status: String
  private var rows: [Row] = []
  private var places: [String: Int] = [:]
  /// The parts whose code another row of the record has.
  private(set) var repeated: [String] = []

  init(day: CivilDate, specimen: String, status: String) {
    (self.day, self.specimen, self.status) = (day, specimen, status)
  }

  /// Adds a row. Of several of one code the first with a value stays, else the first.
  mutating func add(_ row: Row) {
    guard let place = places[row.code] else {
      places[row.code] = rows.count
      rows.append(row)
      return
    }
    if rows[place].value.isEmpty, !row.value.isEmpty {
      repeated.append(rows[place].part)
      rows[place] = row
    } else {
      repeated.append(row.part)
    }
  }

  var facts: [Fact] {
    rows.map { row in
      Fact(
        table: .observation,
        cells: [
          .null, .text(day.description), .text(specimen), .text(row.code), .null, .text(status),
          row.value.number.map { .real($0) } ?? .null, .text(orNull: row.value.text),
          .text(orNull: row.value.unit),
        ], title: row.title)
    }
  }
}

extension Cell {
  static func text(orNull text: String?) -> Cell { text.map { .text($0) } ?? .null }
}
