internal import Feeds
internal import Monitoring
internal import PatientSchema
internal import PatientStore

/// A field of table `patient` that sources speak of. Each is kept by itself: a message that says
/// nothing of the telephone does not take it away.
enum PatientField: String, CaseIterable {
  case familyName = "family_name"
  case givenName = "given_name"
  case birthDate = "birth_date"
  case sex
  case phone
  case enrolledOn = "enrolled_on"

  /// What a source says of it as a cell; nil: nothing.
  func cell(in demographics: Demographics) -> Cell? {
    switch self {
    case .familyName: Self.text(demographics.familyName, erased: .text(""))
    case .givenName: Self.text(demographics.givenName, erased: .text(""))
    // A birth date is never forgotten: what another record is checked against must stay.
    case .birthDate: demographics.birthDate == .erased ? nil : Self.day(demographics.birthDate)
    case .sex: Self.text(demographics.sex, erased: .text("U"))
    case .phone: Self.text(demographics.phone, erased: .null)
    case .enrolledOn: Self.day(demographics.enrolledOn)
    }
  }

  /// What stands in the table where no source ever spoke of it.
  var absent: Cell {
    switch self {
    case .familyName, .givenName: .text("")
    case .sex: .text("U")
    case .birthDate, .phone, .enrolledOn: .null
    }
  }

  private static func text(_ stated: Stated<String>, erased: Cell) -> Cell? {
    switch stated {
    case .unsaid: nil
    case .erased: erased
    case .said(let text): .text(text)
    }
  }

  private static func day(_ stated: Stated<CivilDate>) -> Cell? {
    switch stated {
    case .unsaid: nil
    case .erased: .null
    case .said(let day): .text(day.description)
    }
  }
}
