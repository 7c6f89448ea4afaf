// Each reader returns nil for a row that a date drops: monitoring.md 5.7.

func readObservation(_ row: RawRow, recordedAt: Instant) -> Observation? {
  guard let collectedOn = row.day("collected_on") else { return nil }
  return Observation(
    specimen: .init(collectedOn: collectedOn, number: row.text("specimen") ?? ""),
    code: row.text("code") ?? "",
    recordedAt: recordedAt,
    status: row.text("status"),
    value: row.number("value"),
    valueText: row.text("value_text"))
}

func readForm(_ row: RawRow, recordedAt: Instant) -> Form? {
  guard let submittedOn = row.day("submitted_on") else { return nil }
  return Form(
    kind: row.text("kind") ?? "",
    submittedOn: submittedOn,
    recordedAt: recordedAt,
    isVoided: row.isVoided)
}

func readMedication(_ row: RawRow, recordedAt: Instant) -> Span? {
  readSpan(row, detail: "product", recordedAt: recordedAt)
}

func readHistory(_ row: RawRow, recordedAt: Instant) -> Span? {
  readSpan(row, detail: "detail", recordedAt: recordedAt)
}

private func readSpan(_ row: RawRow, detail: String, recordedAt: Instant) -> Span? {
  guard let startedOn = row.day("started_on") else { return nil }
  let endedOn = row.dateCell("ended_on")
  if endedOn == .unreadable { return nil }
  return Span(
    kind: row.text("kind") ?? "",
    detail: row.text(detail) ?? "",
    startedOn: startedOn,
    endedOn: endedOn.day,
    recordedAt: recordedAt)
}

func readCertification(_ row: RawRow, recordedAt: Instant) -> Certification? {
  guard let certifiedOn = row.day("certified_on") else { return nil }
  let endsOn = row.dateCell("ends_on")
  if endsOn == .unreadable { return nil }
  return Certification(
    holderKind: row.text("holder_kind") ?? "",
    holderID: row.text("holder_id") ?? "",
    certifiedOn: certifiedOn,
    endsOn: endsOn.day,
    recordedAt: recordedAt)
}

func readWaiver(_ row: RawRow, recordedAt: Instant) -> Waiver? {
  guard let from = row.day("from_on"), let to = row.day("to_on") else { return nil }
  return Waiver(
    requirement: row.text("requirement") ?? "",
    from: from,
    to: to,
    reason: row.text("reason") ?? "",
    recordedAt: recordedAt)
}

func readStanding(_ row: RawRow, recordedAt: Instant) -> Standing? {
  guard let from = row.day("from_on") else { return nil }
  return Standing(status: row.text("status") ?? "", from: from, recordedAt: recordedAt)
}

func readCareAssignment(_ row: RawRow, recordedAt: Instant) -> CareAssignment? {
  guard let from = row.day("from_on") else { return nil }
  return CareAssignment(
    from: from,
    siteID: row.text("site_id"),
    prescriberID: row.text("prescriber_id"),
    recordedAt: recordedAt)
}
