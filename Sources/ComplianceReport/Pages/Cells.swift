internal import Monitoring

/// What stands in the cells of several tables.
enum Cells {
  /// A value of the database, or a dash where there is none.
  static func data(_ text: String) -> HTML {
    text.isEmpty ? .dash : HTML(data: text)
  }

  static func number(_ count: Int) -> HTML { HTML(text: count.grouped) }

  /// A day with its weekday; text that is no day as it stands.
  static func day(_ text: String) -> HTML {
    guard let day = CivilDate(text) else { return data(text) }
    return HTML(.time, .datetime(text)) { day.withWeekday }
  }

  static func day(_ day: CivilDate) -> HTML {
    HTML(.time, .datetime(day.description)) { day.withWeekday }
  }

  /// A second line under a cell's first.
  static func note(@HTMLBuilder _ content: () -> HTML) -> HTML {
    HTML(.small, content: content)
  }

  /// Name, medical record number and birth date: two identifiers besides the name.
  @HTMLBuilder static func patient(_ patient: PatientLabel) -> HTML {
    HTML(.strong) { name(patient.familyName, patient.givenName) }
    note {
      "MRN "
      data(patient.mrn)
      ", born "
      CivilDate(patient.birthDate) == nil
        ? data(patient.birthDate) : HTML(.time) { patient.birthDate }
    }
  }

  static func rate(_ rate: Rate) -> HTML {
    guard rate.denominator > 0 else { return .dash }
    return HTML([
      HTML(.strong) { rate.percentageText },
      note { rate.fractionText },
    ])
  }

  /// The 95 % Wilson interval as figures and as a drawing.
  @HTMLBuilder static func interval(_ rate: Rate) -> HTML {
    HTML(.span, .class("together")) { rate.intervalText }
    IntervalMark(rate: rate).html
  }

  /// Each part set apart, so that the comma stands between them whichever way they are written.
  @HTMLBuilder static func name(_ family: String, _ given: String) -> HTML {
    data(family)
    if !given.isEmpty {
      ", "
      HTML(data: given)
    }
  }
}
