/// A column of the work lists as people read it.
struct SheetColumn: Sendable {
  /// What its cells are.
  enum Kind: Sendable {
    case text
    /// Text that looks like a number and must stay as it is: leading zeros count.
    case id
    case day
    case count
    /// A number that is shown with its word.
    case priority

    var words: String {
      switch self {
      case .text: "text"
      case .id: "text, with its leading zeros"
      case .day: "day"
      case .count: "number"
      case .priority: "number, shown with its word"
      }
    }
  }

  /// In the CSV file.
  let name: String
  let heading: String
  let kind: Kind
  /// In characters.
  let width: Double
  let meaning: String

  private init(_ name: String, _ heading: String, _ kind: Kind, _ width: Double, _ meaning: String)
  {
    (self.name, self.heading, self.kind) = (name, heading, kind)
    (self.width, self.meaning) = (width, meaning)
  }

  /// In the order of `WorkListRow.columns`.
  static let all: [SheetColumn] = responsible + patient + owed + found
}

extension SheetColumn {
  private static let responsible = [
    SheetColumn("priority", "Priority", .priority, 11, "What to do first; see the table below."),
    SheetColumn("site_id", "Site id", .id, 10, "The site responsible for the patient."),
    SheetColumn("site", "Site", .text, 22, "Its name."),
    SheetColumn(
      "prescriber_id", "Prescriber id", .id, 12, "The prescriber responsible for the patient."),
    SheetColumn("prescriber", "Prescriber", .text, 20, "The prescriber's name."),
  ]

  private static let patient = [
    SheetColumn("patient_id", "Patient id", .id, 10, "The patient in the database."),
    SheetColumn("mrn", "MRN", .id, 13, "The patient's medical record number."),
    SheetColumn("family_name", "Family name", .text, 16, "As it is recorded."),
    SheetColumn("given_name", "Given name", .text, 14, "As it is recorded."),
    SheetColumn("birth_date", "Birth date", .day, 12, "As it is recorded."),
  ]

  private static let owed = [
    SheetColumn("requirement", "Requirement", .text, 22, "The rule's id in the rule set."),
    SheetColumn("test", "Test", .text, 28, "What is to be done."),
    SheetColumn(
      "occurrence", "Occurrence", .id, 13, "Which period, course or infusion it is owed for."),
    SheetColumn(
      "opens_on", "Opens on", .day, 12, "First day on which a test counts for it; empty: any day."),
    SheetColumn("due_on", "Due on", .day, 12, "Last day on which a test is on time."),
    SheetColumn(
      "closes_on", "Closes on", .day, 12,
      "Last day on which a late test still counts; empty: it never closes."),
    SheetColumn("state", "State", .text, 10, "See the table below."),
    SheetColumn(
      "days_overdue", "Days overdue", .count, 9, "Days from the due day to the day of the report."),
    SheetColumn(
      "last_done_on", "Last done on", .day, 12, "When the test was last done; empty: never."),
    SheetColumn(
      "days_since_last", "Days since last", .count, 10, "Days from then to the day of the report."),
    SheetColumn(
      "consecutive_missed", "Missed in a row", .count, 10,
      "Periods in a row without the test, up to this one."),
  ]

  private static let found = [
    SheetColumn(
      "attempt_on", "Attempt on", .day, 12,
      "Day of a specimen that was taken and does not count for it."),
    SheetColumn(
      "attempt_reason", "Attempt: reason", .text, 16, "Why that specimen does not count."),
    SheetColumn(
      "severity", "Severity", .text, 12,
      "Whether the test is required, recommended or advisory."),
    SheetColumn(
      "standing", "Standing", .text, 16,
      "Whether the patient is active, has discontinued or is lost to follow-up."),
    SheetColumn("reason", "Reason", .text, 24, "What decided the state beyond the days."),
    SheetColumn("citation", "Source", .text, 30, "Where the rule can be read."),
    SheetColumn(
      "obligation_id", "Obligation id", .id, 18, "The same for this row in every report."),
    SheetColumn(
      "first_reported_on", "First reported on", .day, 12,
      "Day of the first report that listed it; empty: not known, or not missed yet."),
    SheetColumn("why", "Why", .text, 55, "What was owed, what was found and what still counts."),
  ]
}
