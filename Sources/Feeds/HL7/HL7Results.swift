internal import Monitoring
internal import PatientSchema

/// Makes facts of the results of a patient.
struct HL7Results {
  let codes: CodeMap

  /// Throws where there are none.
  func read(
    _ parts: ArraySlice<HL7Message.Part>, of message: HL7Message, into statement: inout Statement
  ) throws(HL7Flaw) {
    let orders = HL7Order.orders(in: parts, isOUL: message.type == "OUL")
    guard !orders.isEmpty else { throw HL7Flaw("a report without OBR and OBX") }
    var rows = HL7Rows()
    let cutLine = message.isTerminated ? nil : message.parts.last?.segment.line
    for order in orders { read(order, cutLine: cutLine, into: &rows) }
    statement.facts += rows.rows.map(\.fact)
    statement.findings += rows.findings
  }

  private func read(_ order: HL7Order, cutLine: Int?, into rows: inout HL7Rows) {
    do throws(HL7Flaw) {
      let reading = try HL7OrderReading(order)
      var outcome = HL7Panel.Outcome()
      for observation in order.observations {
        do throws(HL7Flaw) {
          let isCut = observation.segment.line == cutLine
          let row = try row(observation, reading, isCut: isCut)
          outcome.rows.append(row)
          rows.add(row)
        } catch {
          outcome.isAnyRefused = true
          rows.leave(place(observation), error.reason, true)
        }
      }
      HL7Panel(codes: codes, reading: reading).add(order, outcome, to: &rows)
    } catch {
      refuse(order, error, into: &rows)
    }
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
    row.name = try name(written, sub: segment[4].code(), order)
    return row
  }

  /// OBX-11, or what OBR-25 says of all; "", which does not count, where neither says anything.
  private func status(_ value: HL7Value, _ order: HL7OrderReading) throws(HL7Flaw) -> String {
    let status = try value.component(1).code()
    if !status.isEmpty || value.isNull || order.status.isEmpty { return status }
    return HL7Status.ofPanel(order.status)
  }

  private func name(
    _ codes: [SourceCode], sub: String, _ order: HL7OrderReading
  ) throws(HL7Flaw) -> String? {
    guard !order.filler.isEmpty, let code = codes.first(where: { !$0.code.isEmpty }) else {
      return nil
    }
    return "\(order.filler)|\(code.code)|\(sub)"
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
