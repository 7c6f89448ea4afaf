internal import Monitoring

// One function per table: a row's cells to a fact of the record. Columns as in `Table.scanned`.

/// What a table's reader may use and fill.
struct FactContext {
  var words: Words
  var directory: DirectoryReader
  /// Numbers for the texts of `product` and `detail`, which only need to be told apart.
  var texts = TextTable()

  /// The place of the row's kind, its second column; nil: the rule set does not know it.
  fileprivate mutating func find(
    _ row: StoredRow, _ reader: inout RowReader, in table: KeyPath<Words, TextTable>
  ) -> Int? {
    guard let kind = row.text(1) else {
      reader.note(.rowWithoutMeaning, row, 1)
      return nil
    }
    return words.find(kind, in: table, of: row.table)
  }

  /// A number for a text of the patient that is being read.
  fileprivate mutating func number(of text: UnsafeBufferPointer<UInt8>?) -> Int32 {
    Int32(texts.place(text ?? UnsafeBufferPointer(start: nil, count: 0)))
  }
}

extension PatientRecord {
  mutating func addAssignment(
    _ row: StoredRow, _ reader: inout RowReader, _ context: inout FactContext
  ) throws(RowDropped) {
    guard try reader.recordedAt(row, 4) != nil else { return }
    let from = try reader.day(row, 1)
    guard let site = row.text(2).map({ context.directory.site($0) }) else {
      reader.note(.rowWithoutMeaning, row, 2)
      return
    }
    if !context.directory.isListed(site) { reader.note(.idUnlisted, row, 2) }
    let prescriber = row.text(3).map { context.directory.prescriber($0) }
    if let prescriber, !context.directory.isListed(prescriber) { reader.note(.idUnlisted, row, 3) }
    assignments.append(CareAssignmentRow(fromOn: from, site: site, prescriber: prescriber))
  }

  mutating func addStanding(_ row: StoredRow, _ reader: inout RowReader) throws(RowDropped) {
    guard try reader.recordedAt(row, 3) != nil else { return }
    let from = try reader.day(row, 2)
    guard let standing = row.string(1).flatMap(Standing.init(rawValue:)) else {
      reader.note(.rowWithoutMeaning, row, 1)
      return
    }
    standings.append(StandingRow(standing: standing, fromOn: from))
  }

  mutating func addInfusion(
    _ row: StoredRow, _ reader: inout RowReader, _ context: inout FactContext
  ) {
    do throws(RowDropped) {
      guard let recordedAt = try reader.recordedAt(row, 2) else { return }
      let day = try reader.day(row, 1)
      reader.checkNotInFuture(day, recordedAt: recordedAt, row, 1)
      let facility = row.text(8).map { context.directory.facility($0) }
      if let facility, !context.directory.isListed(facility) { reader.note(.idUnlisted, row, 8) }
      infusions.append(
        InfusionRow(
          infusedOn: day, recordedAt: recordedAt, course: reader.integer(row, 3),
          doseMilligrams: reader.number(row, 4), startedAt: reader.time(row, 5),
          endedAt: reader.time(row, 6), observedUntil: reader.time(row, 7), facility: facility,
          // Only what is clearly marked as an error leaves the schedule: the patient is watched.
          isVoided: reader.flag(row, 9) == true))
    } catch {
      // Without the row every due day might be wrong, so that nothing is judged.
      unreadable = .infusionDateUnreadable
    }
  }

  mutating func addForm(
    _ row: StoredRow, _ reader: inout RowReader, _ context: inout FactContext
  ) throws(RowDropped) {
    guard let recordedAt = try reader.recordedAt(row, 3) else { return }
    let day = try reader.day(row, 2)
    reader.checkNotInFuture(day, recordedAt: recordedAt, row, 2)
    // Any mark of an error withdraws the form: what is not surely there is asked for again.
    let isVoided = reader.flag(row, 4) != false
    guard let kind = context.find(row, &reader, in: \.formKinds) else { return }
    forms.append(FormRow(kind: FormKindIndex(kind), submittedOn: day, isVoided: isVoided))
  }

  mutating func addMedication(
    _ row: StoredRow, _ reader: inout RowReader, _ context: inout FactContext
  ) throws(RowDropped) {
    guard try reader.recordedAt(row, 4) != nil else { return }
    let (start, end) = (try reader.day(row, 3), try reader.optionalDay(row, 5))
    guard let kind = context.find(row, &reader, in: \.medicationKinds) else { return }
    medications.append(
      MedicationRow(
        kind: MedicationKindIndex(kind), product: context.number(of: row.text(2)),
        startedOn: start, endedOn: end))
  }

  mutating func addHistory(
    _ row: StoredRow, _ reader: inout RowReader, _ context: inout FactContext
  ) throws(RowDropped) {
    guard try reader.recordedAt(row, 4) != nil else { return }
    let (start, end) = (try reader.day(row, 3), try reader.optionalDay(row, 5))
    guard let kind = context.find(row, &reader, in: \.historyKinds) else { return }
    histories.append(
      HistoryRow(
        kind: HistoryKindIndex(kind), detail: context.number(of: row.text(2)), startedOn: start,
        endedOn: end))
  }

  mutating func addWaiver(
    _ row: StoredRow, _ reader: inout RowReader, _ context: inout FactContext
  ) throws(RowDropped) {
    guard let recordedAt = try reader.recordedAt(row, 4) else { return }
    let (from, to) = (try reader.day(row, 2), try reader.day(row, 3))
    guard let requirement = row.text(1).flatMap({ context.words.requirements.find($0) }) else {
      reader.note(.requirementUnknown, row, 1)
      return
    }
    waivers.append(
      WaiverRow(
        requirement: requirement, fromOn: from, toOn: to, recordedAt: recordedAt,
        reason: reader.string(row, 5) ?? ""))
  }
}
