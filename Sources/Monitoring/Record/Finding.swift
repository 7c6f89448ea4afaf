/// Something wrong with a row of the database, named so that somebody can mend it.
package struct Finding: Hashable, Sendable {
  package var table: String
  /// The patient the row is about, where there is one.
  package var patientID: Int64?
  /// The row's key as `column=value` parts; may hold a patient's data, so only reports print it.
  package var key: String
  /// The column at fault; empty where the whole row is.
  package var column: String
  package var problem: Problem
  /// Rows the finding stands for, at least 1.
  package var rows: Int

  package init(
    table: String, patientID: Int64?, key: String, column: String, problem: Problem, rows: Int = 1
  ) {
    self.table = table
    self.patientID = patientID
    self.key = key
    self.column = column
    self.problem = problem
    self.rows = rows
  }
}

/// What is wrong with a row, and what was done about it.
package enum Problem: String, Hashable, Sendable, CaseIterable {
  case dateUnreadable = "date-unreadable"
  case enrolmentUnreadable = "enrolment-date-unreadable"
  case instantUnreadable = "recorded-at-unreadable"
  case timeUnreadable = "time-unreadable"
  case numberUnreadable = "number-unreadable"
  case textUnreadable = "text-unreadable"
  case statusUnknown = "status-unknown"
  case valueUnknown = "value-unknown"
  case rowWithoutMeaning = "value-missing-or-unknown"
  case patientMissing = "patient-does-not-exist"
  case patientIDUnreadable = "patient-id-unreadable"
  case ownerUnreadable = "patient-id-of-the-row-unreadable"
  case patientIDTwice = "patient-id-occurs-twice"
  case mrnTwice = "mrn-occurs-twice"
  case sexUnknown = "sex-not-recorded"
  case dueDayBeyondCalendar = "due-day-beyond-calendar"
  case infusionBeforeBirth = "infusion-before-birth"
  case datedAfterRecorded = "dated-after-it-was-recorded"
  case datedAfterDeath = "dated-after-death"
  case courseNumbersOutOfOrder = "course-numbers-out-of-order"
  case courseTooLong = "course-number-spans-a-gap"
  case courseNumberNotPositive = "course-number-not-positive"
  case requirementUnknown = "requirement-unknown"
  case timeSpanImplausible = "time-span-implausible"
  case idUnlisted = "id-not-in-its-table"
  case certificationTwice = "certification-recorded-twice"

  /// What it meant for the judgement, in a sentence for whoever mends the row.
  package var effect: String {
    switch self {
    case .dateUnreadable, .instantUnreadable:
      "The row was not used; where it is an infusion or a birth date, the patient was not judged."
    case .rowWithoutMeaning: "The row was not used; an older version of the fact counts."
    case .timeUnreadable, .numberUnreadable, .valueUnknown, .enrolmentUnreadable:
      "The value was read as not recorded."
    case .textUnreadable: "The text is not UTF-8; unreadable bytes are printed as a mark."
    case .statusUnknown: "The result did not count."
    case .ownerUnreadable: "The rows belong to nobody that can be told and were not used."
    case .patientMissing: "The rows belong to nobody in table patient and were not used."
    case .patientIDUnreadable, .patientIDTwice, .dueDayBeyondCalendar, .infusionBeforeBirth:
      "The patient was not judged."
    case .mrnTwice: "Both patients were judged; the number does not tell them apart."
    case .sexUnknown: "Requirements for one sex were not evaluated."
    case .datedAfterRecorded:
      "An infusion dated after it was recorded leaves the patient unjudged; other facts were used."
    case .datedAfterDeath: "The fact was used as it stands; one of the two dates is wrong."
    case .courseNumbersOutOfOrder, .courseTooLong, .courseNumberNotPositive:
      "The courses were judged as numbered."
    case .requirementUnknown: "The waiver has no effect."
    case .timeSpanImplausible: "The times were read as not recorded."
    case .idUnlisted: "The id is printed in place of a name."
    case .certificationTwice: "The certification that ends first was used."
    }
  }
}
