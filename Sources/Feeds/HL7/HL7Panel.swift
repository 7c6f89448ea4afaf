internal import Monitoring
internal import PatientSchema

/// Makes the row of the panel that was ordered, OBR-4.
///
/// A panel that counts says that its analytes were reported even where none of them is known. So it
/// is no row where the report has results: of a panel with nothing but a comment, or one analyte of
/// many, the others would count as done. It is one where there are no results, or nothing but
/// documents, and where its code makes an attempt at most; and then only where the report bears it
/// out: no result was refused, all are of one day, and one of them counts, or there are none.
struct HL7Panel {
  /// What has become of the OBX of the order.
  struct Outcome {
    var rows: [HL7Row] = []
    var isAnyRefused = false
    /// Whether a result was withdrawn that is no row.
    var isAnyWithdrawn = false
  }

  let codes: CodeMap
  let partialCodes: Set<String>
  let reading: HL7OrderReading

  func add(_ order: HL7Order, _ outcome: Outcome, to rows: inout HL7Rows) {
    guard let request = order.request else { return }
    let place = Place(line: request.line, part: "OBR \(order.number)")
    do throws(HL7Flaw) {
      let written = try SourceCode.coded(request[4])
      guard let code = codes.stored(written, specimen: reading.specimen) else {
        throw HL7Flaw("no code in OBR-4")
      }
      guard isRow(code, order, outcome) else { return leave(place, outcome, in: &rows) }
      guard let status = try status(outcome) else {
        let reason =
          reading.status.isEmpty ? "no status in OBR-25" : "no result of the panel has a value"
        return rows.leave(place, reason, false)
      }
      let key = HL7Row.Key(day: try day(outcome), specimen: reading.accession, code: code)
      var row = HL7Row(key: key, status: status, place: place)
      row.title = reading.panelTitle
      rows.add(row)
    } catch {
      rows.leave(place, error.reason, true)
    }
  }

  private func isRow(_ code: String, _ order: HL7Order, _ outcome: Outcome) -> Bool {
    // The analyte is the panel: one row says both.
    if outcome.rows.contains(where: { $0.key.code == code }) { return false }
    if outcome.rows.isEmpty, outcome.isAnyWithdrawn { return false }
    return partialCodes.contains(code) || order.observations.allSatisfy(Self.isDocument)
  }

  private static func isDocument(_ observation: HL7Order.Observation) -> Bool {
    let type = try? observation.segment[2].code()
    return type == "ED" || type == "RP"
  }

  /// States that there is no row, since an earlier report of the panel alone may have been one.
  private func leave(_ place: Place, _ outcome: Outcome, in rows: inout HL7Rows) {
    if let title = reading.panelTitle {
      rows.withdraw(title)
    } else if outcome.rows.isEmpty {
      rows.leave(place, "a panel whose results are no rows", false)
    }
  }

  /// Nil: it is not for a row.
  private func status(_ outcome: Outcome) throws(HL7Flaw) -> String? {
    if reading.status.isEmpty { return outcome.rows.isEmpty ? "" : nil }
    let status = HL7Status.ofPanel(reading.status)
    guard HL7Status.counts(status) else { return status }
    guard !outcome.isAnyRefused else { throw HL7Flaw("a result of the panel was refused") }
    if outcome.rows.isEmpty || outcome.rows.contains(where: { $0.rank > 0 }) { return status }
    return outcome.rows.first { !HL7Status.counts($0.status) }?.status
  }

  /// The day of its analytes, so that it stands beside them; without any, of the specimen or OBR-7.
  private func day(_ outcome: Outcome) throws(HL7Flaw) -> CivilDate {
    let days = Set(outcome.rows.map(\.key.day))
    guard days.count <= 1 else { throw HL7Flaw("results of a panel on more than one day") }
    guard let day = days.first ?? reading.day else {
      throw HL7Flaw("no day of collection in SPM-17 or OBR-7")
    }
    return day
  }
}
