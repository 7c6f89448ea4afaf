internal import Monitoring
internal import PatientSchema

/// Reads what was given: the drug of the programme as a row of table `infusion`, another one that
/// the rules know as a row of table `medication`.
///
/// Source: FHIR R4, MedicationAdministration and code system `medication-admin-status`.
struct AdministrationReader {
  let resource: Resource
  private var json: JSONValue { resource.json }

  /// What became of it, as far as the rows are told apart by it.
  private enum Course {
    /// Begun at least.
    case given
    case notGiven
    case enteredInError
  }

  init(_ resource: Resource) {
    self.resource = resource
  }

  func statement() throws(RecordEnd) -> Statement {
    guard let concept = try medication() else { return try statementOfUnknownDrug() }
    switch resource.meaning(of: concept) {
    case .infusion?: return try infusion()
    case .medication(let kind)?: return try medication(kind, concept.words ?? "")
    case .history?: return try resource.withoutMeaning("a drug whose meaning is a history")
    case nil: return try resource.withoutMeaning()
    }
  }

  private func statementOfUnknownDrug() throws(RecordEnd) -> Statement {
    let reason = "medication not in the record"
    guard !resource.isWithdrawn || resource.id == nil else {
      return try resource.absence("withdrawn or not done, and else not read: \(reason)")
    }
    var statement = try resource.statement(about: "subject")
    statement.findings.append(resource.finding("medication", reason, isRefusal: true))
    return statement
  }

  private func period() throws(RecordEnd) -> (StatedPeriod, day: CivilDate) {
    guard let period = try StatedPeriod("effective", of: json), let day = period.day else {
      throw .refused("the day it was given is not stated")
    }
    return (period, day)
  }

  private func course() throws(RecordEnd) -> Course {
    switch try json.text("status") {
    case "in-progress", "on-hold", "completed", "stopped": .given
    case "not-done": .notGiven
    case "entered-in-error": .enteredInError
    default: throw .refused("an administration whose status is not known")
    }
  }

  /// What was given; nil where the record refers to something that is neither in it nor known
  /// from another file.
  private func medication() throws(RecordEnd) -> CodeableConcept? {
    guard let (type, value) = try json.choice("medication") else {
      throw .refused("no medication")
    }
    guard type == "Reference" else { return try CodeableConcept(value) }
    switch try resource.target(of: value) {
    case .contained(let json): return try json.concept("code")
    case .entry(let target): return target.concept
    case .resource("Medication", let id): return resource.context.references.drug(id)
    case .resource, .identifier, .unresolved: return nil
    }
  }
}

// MARK: - Rows

extension AdministrationReader {
  private func infusion() throws(RecordEnd) -> Statement {
    let (period, day) = try period()
    let course = try course()
    var statement = try resource.statement(about: "subject")
    try addInfusion(on: day, period, course, to: &statement)
    leave(.medication, in: &statement)
    return statement
  }

  private func medication(_ kind: String, _ product: String) throws(RecordEnd) -> Statement {
    let (period, day) = try period()
    let course = try course()
    guard course != .notGiven else { return try resource.absence("a drug that was not given") }
    var statement = try resource.statement(about: "subject")
    let last = try lastDay(from: day, period, course)
    statement.facts = [medication(kind, product, from: day, to: last)]
    leave(.infusion, in: &statement)
    return statement
  }

  /// The code of the drug may have been corrected from one that belongs to the other table.
  private func leave(_ table: Table, in statement: inout Statement) {
    if let title = resource.title() { statement.facts.append(.takenBack(table, title)) }
  }

  private func addInfusion(
    on day: CivilDate, _ period: StatedPeriod, _ course: Course, to statement: inout Statement
  ) throws(RecordEnd) {
    var dose = Cell.null
    switch course {
    case .notGiven: dose = .real(0)
    case .given, .enteredInError:
      if let amount = try json.object("dosage")?.quantity("dose") {
        if let milligrams = Self.milligrams(amount) {
          dose = .real(milligrams)
        } else {
          let reason = "a dose that is no amount in mg or g"
          statement.findings.append(resource.finding("dosage", reason, isRefusal: true))
        }
      }
    }
    // A time of day is of the day of the row.
    let started = period.isPeriod ? period.start : nil
    let ended = period.lastDay == day ? period.end : nil
    let cells: [Cell] = [
      .null, .text(day.description), .null, .null, dose,
      .text(orNull: started.flatMap { CivilDate.timeOfDay(fhir: $0) }),
      .text(orNull: ended.flatMap { CivilDate.timeOfDay(fhir: $0) }), .null, .null,
      .integer(course == .enteredInError ? 1 : 0),
    ]
    statement.facts = [Fact(table: .infusion, cells: cells, title: resource.title())]
  }

  /// The last day; nil: still given.
  private func lastDay(
    from day: CivilDate, _ period: StatedPeriod, _ course: Course
  ) throws(RecordEnd) -> CivilDate? {
    switch course {
    // A row whose end is before its start is withdrawn: specification of the monitoring, part 2.
    case .enteredInError, .notGiven: return day.goingBack(days: 1)
    case .given:
      let isOpen = try ["in-progress", "on-hold"].contains(json.text("status") ?? "")
      return period.lastDay ?? (isOpen ? nil : day)
    }
  }

  private func medication(
    _ kind: String, _ product: String, from day: CivilDate, to last: CivilDate?
  ) -> Fact {
    let cells: [Cell] = [
      .null, .text(kind), .text(product), .text(day.description), .null,
      .text(orNull: last?.description),
    ]
    return Fact(table: .medication, cells: cells, title: resource.title())
  }

  /// The amount in mg; nil where it is a bound, negative or of another unit.
  private static func milligrams(_ amount: Quantity) -> Double? {
    guard amount.comparator == nil, let value = amount.value?.number, value >= 0 else { return nil }
    switch amount.unitCode {
    case "mg": return value
    case "g": return value * 1000
    default: return nil
    }
  }
}
