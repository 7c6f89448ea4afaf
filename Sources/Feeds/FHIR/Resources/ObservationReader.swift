/// Reads results: an Observation with its components, a DiagnosticReport as the panel it is, and a
/// Procedure as an examination that was done.
///
/// Source: FHIR R4, Observation, DiagnosticReport and Procedure. The day is `effective[x]` or
/// `performed[x]`, the one that is relevant to the patient, and never `issued`.
struct ObservationReader {
  let resource: Resource
  private var json: JSONValue { resource.json }

  init(_ resource: Resource) {
    self.resource = resource
  }

  func observation() throws(RecordEnd) -> Statement {
    let specimen = try resource.specimen(json.object("specimen"))
    let status = ResultStatusCode.ofReport(try json.text("status"))
    var rows = try rows("effective", specimen: specimen, status: status)
    rows.add(try ownRow(specimen, value: ObservationValue(of: json)))
    var statement = try resource.statement(about: "subject")
    for (number, component) in try json.objects("component").enumerated() {
      let part = "component \(number + 1)"
      try resource.refuseModifiers(of: component)
      let value = try ObservationValue(of: component)
      guard let code = try stored(component, specimen) else {
        statement.findings.append(resource.finding(part, "no code", isRefusal: true))
        continue
      }
      let name = resource.name.map { "\($0)#\(part) \(code)" }
      rows.add(.init(code: code, value: value, name: name, part: part))
    }
    return finished(statement, with: rows)
  }

  func diagnosticReport() throws(RecordEnd) -> Statement {
    let specimen = try resource.specimen(json.objects("specimen").first)
    let status = ResultStatusCode.ofReport(try json.text("status"))
    var rows = try rows("effective", specimen: specimen, status: status)
    rows.add(try ownRow(specimen, value: ObservationValue()))
    return finished(try resource.statement(about: "subject"), with: rows)
  }

  func procedure() throws(RecordEnd) -> Statement {
    let status = ResultStatusCode.ofProcedure(try json.text("status"))
    var rows = try rows("performed", specimen: StatedSpecimen(), status: status)
    rows.add(try ownRow(StatedSpecimen(), value: ObservationValue()))
    return finished(try resource.statement(about: "subject"), with: rows)
  }

  private func rows(
    _ time: StaticString, specimen: StatedSpecimen, status: String
  ) throws(RecordEnd) -> ObservationRows {
    guard let day = try StatedPeriod(time, of: json)?.day else {
      throw .refused("collection day not stated")
    }
    return ObservationRows(day: day, specimen: specimen.key, status: status)
  }

  /// The row of the resource's own code.
  private func ownRow(
    _ specimen: StatedSpecimen, value: ObservationValue
  ) throws(RecordEnd) -> ObservationRows.Row {
    guard let code = try stored(json, specimen) else { throw .refused("no code") }
    return .init(code: code, value: value, name: resource.name, part: "")
  }

  private func stored(
    _ json: JSONValue, _ specimen: StatedSpecimen
  ) throws(RecordEnd) -> String? {
    guard let concept = try json.concept("code") else { return nil }
    return resource.mapping.codes.stored(concept.codes, specimen: specimen.type)
  }

  private func finished(_ statement: Statement, with rows: ObservationRows) -> Statement {
    var statement = statement
    statement.facts = rows.facts
    statement.findings += rows.repeated.map {
      resource.finding($0, "its code stands in the record before", isRefusal: false)
    }
    return statement
  }
}
