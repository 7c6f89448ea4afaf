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
    let value = try ObservationValue(of: json)
    let components = try json.objects("component")
    let members = value.isEmpty ? try json.objects("hasMember") : []
    let isRow = try isRow(beside: value.isEmpty ? members + components : [], specimen)
    var statement = try statement(of: specimen)
    if !isRow { try leave(members, in: &statement) }
    guard isRow || !components.isEmpty else { return statement }
    var rows = try rows("effective", specimen: specimen, status: status(carrying: components))
    if isRow { rows.add(try ownRow(specimen, value: value)) }
    for (number, component) in components.enumerated() {
      try add(component, "component \(number + 1)", specimen, to: &rows, &statement)
    }
    return finished(statement, with: rows)
  }

  func diagnosticReport() throws(RecordEnd) -> Statement {
    let specimen = try resource.specimen(json.objects("specimen").first)
    let results = try json.objects("result")
    var statement = try statement(of: specimen)
    guard try isRow(beside: results, specimen) else {
      try leave(results, in: &statement)
      return statement
    }
    let status = ResultStatusCode.ofReport(try json.text("status"))
    var rows = try rows("effective", specimen: specimen, status: status)
    rows.add(try ownRow(specimen, value: ObservationValue()))
    return finished(statement, with: rows)
  }

  func procedure() throws(RecordEnd) -> Statement {
    let status = ResultStatusCode.ofProcedure(try json.text("status"))
    var rows = try rows("performed", specimen: StatedSpecimen(), status: status)
    rows.add(try ownRow(StatedSpecimen(), value: ObservationValue()))
    return finished(try resource.statement(about: "subject"), with: rows)
  }
}

// MARK: - Rows

extension ObservationReader {
  /// One that says why it has no result was not done, whatever its status, unless components have
  /// results.
  private func status(carrying components: [JSONValue]) throws(RecordEnd) -> String {
    let status = ResultStatusCode.ofReport(try json.text("status"))
    guard ["F", "C"].contains(status), try json.object("dataAbsentReason") != nil else {
      return status
    }
    for component in components where try !ObservationValue(of: component).isEmpty {
      return status
    }
    return "X"
  }

  private func statement(of specimen: StatedSpecimen) throws(RecordEnd) -> Statement {
    var statement = try resource.statement(about: "subject")
    if specimen.isMissing {
      let reason = "its specimen is not in what is loaded, so that its type is not known"
      statement.findings.append(resource.finding("specimen", reason, isRefusal: false))
    }
    return statement
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
    return .init(code: code, value: value, title: resource.title(), part: "")
  }

  private func add(
    _ component: JSONValue, _ part: String, _ specimen: StatedSpecimen,
    to rows: inout ObservationRows, _ statement: inout Statement
  ) throws(RecordEnd) {
    try resource.refuseModifiers(of: component)
    let value = try ObservationValue(of: component)
    guard let code = try stored(component, specimen) else {
      statement.findings.append(resource.finding(part, "no code", isRefusal: true))
      return
    }
    let title = resource.title("\(part) \(code)")
    rows.add(.init(code: code, value: value, title: title, part: part))
  }

  private func stored(
    _ json: JSONValue, _ specimen: StatedSpecimen
  ) throws(RecordEnd) -> String? {
    guard let concept = try json.concept("code") else { return nil }
    return resource.mapping.codes.stored(coded: concept, specimen: specimen.type)
  }

  private func finished(_ statement: Statement, with rows: ObservationRows) -> Statement {
    var statement = statement
    statement.facts += rows.facts
    statement.findings += rows.repeated.map {
      resource.finding($0, "its code stands in the record before", isRefusal: false)
    }
    return statement
  }
}

// MARK: - Results of their own

extension ObservationReader {
  /// Whether the resource's own code is a row although what was measured stands in `results`.
  ///
  /// A code of a panel would count for results that are pending, incomplete or of another specimen;
  /// a code that makes no test done by itself still shows what was tried.
  private func isRow(
    beside results: [JSONValue], _ specimen: StatedSpecimen
  ) throws(RecordEnd) -> Bool {
    guard !results.isEmpty else { return true }
    let code = try stored(json, specimen)
    return code.map(resource.context.partialCodes.contains) ?? false
  }

  /// States that there is no row, since an earlier version may have been one, and says why where
  /// the results are not the components of the record.
  private func leave(
    _ results: [JSONValue], in statement: inout Statement
  ) throws(RecordEnd) {
    if let title = resource.title() { statement.facts.append(.absent(.observation, title)) }
    guard !results.isEmpty else { return }
    var isContained = false
    for result in results where try result.text("reference")?.hasPrefix("#") ?? false {
      isContained = true
    }
    statement.findings.append(
      isContained
        ? resource.finding("", "results within the record, which are not read", isRefusal: true)
        : resource.finding("", "its results are records of their own", isRefusal: false))
  }
}
