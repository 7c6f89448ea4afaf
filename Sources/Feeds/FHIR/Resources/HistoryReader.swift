internal import Monitoring
internal import PatientSchema

/// Reads what is known of a patient besides tests: conditions and vaccinations, as rows of table
/// `history` or whatever else the site says that their codes stand for.
///
/// Source: FHIR R4, Condition and Immunization.
struct HistoryReader {
  let resource: Resource
  private var json: JSONValue { resource.json }

  init(_ resource: Resource) {
    self.resource = resource
  }

  /// A condition from its onset to its abatement. When it was written down is no onset.
  func condition() throws(RecordEnd) -> Statement {
    let concept = try concept("code")
    guard let meaning = resource.meaning(of: concept) else { return try resource.withoutMeaning() }
    guard case .history(let kind) = meaning else {
      return try resource.withoutMeaning(Self.noHistory)
    }
    if resource.isUnconfirmed {
      return try resource.absence("a condition that is not confirmed")
    }
    if resource.isRefuted, resource.id != nil {
      return try resource.absence("a condition that is refuted or entered in error")
    }
    return try statement(
      about: "subject", kind, concept, began: StatedPeriod("onset", of: json)?.day,
      ended: ended(), isWithdrawn: resource.isRefuted)
  }

  /// A vaccination, on the day it was given; it has no end.
  func immunization() throws(RecordEnd) -> Statement {
    let concept = try concept("vaccineCode")
    guard let meaning = resource.meaning(of: concept) else { return try resource.withoutMeaning() }
    guard case .history(let kind) = meaning else {
      return try resource.withoutMeaning(Self.noHistory)
    }
    let status = try json.text("status")
    switch status {
    case "completed", "entered-in-error": break
    case "not-done": return try resource.absence("a vaccination that was not done")
    default: throw .refused("a vaccination whose status is not known")
    }
    return try statement(
      about: "patient", kind, concept, began: StatedPeriod("occurrence", of: json)?.day, ended: nil,
      isWithdrawn: status == "entered-in-error")
  }

  private func concept(_ name: StaticString) throws(RecordEnd) -> CodeableConcept {
    guard let concept = try json.concept(name) else { throw .refused("no \(name)") }
    return concept
  }

  private func ended() throws(RecordEnd) -> CivilDate? {
    guard let period = try StatedPeriod("abatement", of: json) else { return nil }
    // Of a time that it ended in, the last day is the one from which it is known to be over.
    return period.lastDay ?? period.day
  }

  private func statement(
    about subject: StaticString, _ kind: String, _ concept: CodeableConcept,
    began: CivilDate?, ended: CivilDate?, isWithdrawn: Bool
  ) throws(RecordEnd) -> Statement {
    guard let began else { throw .refused("the day it began is not stated") }
    // A row whose end is before its start is withdrawn: specification of the monitoring, part 2.
    let last = isWithdrawn ? began.goingBack(days: 1) : ended
    var statement = try resource.statement(about: subject)
    let cells: [Cell] = [
      .null, .text(kind), .text(concept.words ?? ""), .text(began.description), .null,
      .text(orNull: last?.description),
    ]
    statement.facts = [Fact(table: .history, cells: cells, title: resource.title())]
    return statement
  }

  private static let noHistory = "a code whose meaning is no history"
}
