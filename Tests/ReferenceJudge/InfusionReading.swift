/// The counted infusions known at `knownAt`, by day, also those after the as-of day.
///
/// Throws where one of them makes the patient not-evaluated: monitoring.md 5.7.
func countedInfusions(
  _ rows: [RawRow], knownAt: Instant?, birthDate: Day?
) throws -> [Infusion] {
  let counted = latestVersions(try readInfusions(rows, knownAt: knownAt)).filter(\.counts)
  for infusion in counted {
    if let birthDate, infusion.infusedOn < birthDate { throw NotEvaluated() }
    if infusion.infusedOn.isMore(than: 1, daysAfter: infusion.recordedAt.day) {
      throw NotEvaluated()
    }
  }
  return counted.sorted { $0.infusedOn < $1.infusedOn }
}

/// Every infusion row known at `knownAt`, voided or not; throws at an unreadable date.
private func readInfusions(_ rows: [RawRow], knownAt: Instant?) throws -> [Infusion] {
  var infusions: [Infusion] = []
  for row in rows {
    guard let recordedAt = row.recordedAt else { throw NotEvaluated() }
    if let knownAt, recordedAt > knownAt { continue }
    guard let infusedOn = row.day("infused_on") else { throw NotEvaluated() }
    infusions.append(readInfusion(row, infusedOn: infusedOn, recordedAt: recordedAt))
  }
  return infusions
}

private func readInfusion(_ row: RawRow, infusedOn: Day, recordedAt: Instant) -> Infusion {
  Infusion(
    infusedOn: infusedOn,
    recordedAt: recordedAt,
    course: row.wholeNumber("course"),
    doseMg: row.number("dose_mg"),
    startedAt: row.minutes("started_at"),
    endedAt: row.minutes("ended_at"),
    observedUntil: row.minutes("observed_until"),
    facilityID: row.text("facility_id"),
    isVoided: row.isVoided)
}
