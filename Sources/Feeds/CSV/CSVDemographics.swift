internal import Monitoring
internal import PatientSchema

/// Reads rows of table `patient`. A column that is absent says nothing; an empty cell says that there
/// is none.
struct CSVDemographics {
  private let readers: [String: CellReader]

  init(_ readers: [String: CellReader]) {
    self.readers = readers
  }

  func read(_ row: CSVRow) throws(RowRefusal) -> Demographics {
    var demographics = Demographics()
    demographics.familyName = try text("family_name", row)
    demographics.givenName = try text("given_name", row)
    demographics.birthDate = try day("birth_date", row)
    demographics.birthDateWas = try readers["birth_date_was"]?.day(row)
    if demographics.birthDateWas != nil, demographics.birthDate.value == nil {
      throw RowRefusal("column birth_date_was without a birth_date in its place")
    }
    demographics.sex = try text("sex", row)
    demographics.phone = try text("phone", row)
    demographics.enrolledOn = try day("enrolled_on", row)
    return demographics
  }

  private func text(_ name: String, _ row: CSVRow) throws(RowRefusal) -> Stated<String> {
    guard let reader = readers[name] else { return .unsaid }
    guard case .text(let text) = try reader.cell(row) else { return .erased }
    return .said(text)
  }

  private func day(_ name: String, _ row: CSVRow) throws(RowRefusal) -> Stated<CivilDate> {
    guard let reader = readers[name] else { return .unsaid }
    return try reader.day(row).map { .said($0) } ?? .erased
  }
}

extension Stated {
  /// Nil: nothing, or that it is empty.
  fileprivate var value: Value? {
    if case .said(let value) = self { value } else { nil }
  }
}
