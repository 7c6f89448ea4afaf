internal import Monitoring
internal import PatientSchema

/// Makes facts of the results of a patient.
struct HL7Results {
  let codes: CodeMap
  let partialCodes: Set<String>

  /// Throws where there are none.
  func read(
    _ parts: ArraySlice<HL7Message.Part>, of message: HL7Message, into statement: inout Statement
  ) throws(HL7Flaw) {
    let orders = HL7Order.orders(in: parts, isOUL: message.type == "OUL")
    guard !orders.isEmpty else { throw HL7Flaw("a report without OBR and OBX") }
    var rows = HL7Rows()
    let cutLine = message.isTerminated ? nil : message.parts.last?.segment.line
    for order in orders { read(order, cutLine: cutLine, into: &rows) }
    statement.facts += rows.facts
    statement.findings += rows.findings
  }

  private func read(_ order: HL7Order, cutLine: Int?, into rows: inout HL7Rows) {
    do throws(HL7Flaw) {
      let reading = try HL7OrderReading(order)
      var outcome = HL7Panel.Outcome()
      for observation in order.observations {
        let isCut = observation.segment.line == cutLine
        read(observation, reading, isCut: isCut, &outcome, into: &rows)
      }
      HL7Panel(codes: codes, partialCodes: partialCodes, reading: reading)
        .add(order, outcome, to: &rows)
      // Source: HL7 v2 table 0123, X: no results available, order cancelled. What stands in the
      // message, such as why, holds.
      if reading.status == "X", let head = reading.head { rows.withdraw(head) }
    } catch {
      refuse(order, error, into: &rows)
    }
  }

  private func read(
    _ observation: HL7Order.Observation, _ order: HL7OrderReading, isCut: Bool,
    _ outcome: inout HL7Panel.Outcome, into rows: inout HL7Rows
  ) {
    do throws(HL7Flaw) {
      let row = try row(observation, order, isCut: isCut)
      outcome.rows.append(row)
      rows.add(row)
    } catch {
      if let title = withdrawn(observation.segment, order, isCut: isCut) {
        outcome.isAnyWithdrawn = true
        return rows.withdraw(title)
      }
      outcome.isAnyRefused = true
      rows.leave(place(observation), error.reason, true)
    }
  }

  /// The title of a result that is no row and does not need to be one, since it is said not to stand:
  /// a withdrawal need not say when the specimen was taken. Nil: it is no such.
  private func withdrawn(
    _ segment: HL7Segment, _ order: HL7OrderReading, isCut: Bool
  ) -> FactTitle? {
    guard !isCut || !segment[11].isEmpty, let status = try? status(segment[11], order),
      ["D", "W", "X"].contains(status)
    else { return nil }
    return try? title(segment, order)
  }

  private func title(
    _ segment: HL7Segment, _ order: HL7OrderReading
  ) throws(HL7Flaw) -> FactTitle? {
    order.title(try SourceCode.coded(segment[3]), sub: try segment[4].code())
  }

  private func row(
    _ observation: HL7Order.Observation, _ order: HL7OrderReading, isCut: Bool
  ) throws(HL7Flaw) -> HL7Row {
    let segment = observation.segment
    let written = try SourceCode.coded(segment[3])
    guard let code = codes.stored(written, specimen: order.specimen) else {
      throw HL7Flaw("no code in OBX-3")
    }
    let time = HL7Time(segment[14])
    guard let day = time?.day ?? order.day else {
      throw HL7Flaw("no day of collection in OBX-14, SPM-17 or OBR-7")
    }
    if isCut, segment[11].isEmpty || (time == nil && !segment[14].isEmpty) {
      throw HL7Flaw("the file ends within the segment")
    }
    var row = HL7Row(
      key: HL7Row.Key(day: day, specimen: order.accession, code: code),
      status: try status(segment[11], order), place: place(observation))
    row.value = try HL7ObservedValue(type: segment[2].code(), segment[5])
    let unit = try segment[6].component(1).code()
    row.unit = unit.isEmpty ? nil : unit
    row.title = try title(segment, order)
    return row
  }

  /// OBX-11, or what OBR-25 says of all; "", which does not count, where neither says anything.
  private func status(_ value: HL7Value, _ order: HL7OrderReading) throws(HL7Flaw) -> String {
    let status = try value.component(1).code()
    if !status.isEmpty || value.isNull || order.status.isEmpty { return status }
    return HL7Status.ofPanel(order.status)
  }

  private func refuse(_ order: HL7Order, _ flaw: HL7Flaw, into rows: inout HL7Rows) {
    if let request = order.request {
      rows.leave(Place(line: request.line, part: "OBR \(order.number)"), flaw.reason, true)
    }
    for observation in order.observations { rows.leave(place(observation), flaw.reason, true) }
  }

  private func place(_ observation: HL7Order.Observation) -> Place {
    Place(line: observation.segment.line, part: "OBX \(observation.number)")
  }
}
