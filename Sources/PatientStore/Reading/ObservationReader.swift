internal import Monitoring

/// Reads the rows of table `observation`: the inner loop of a run.
///
/// Nothing is allocated for a row: text is compared and parsed where SQLite keeps it.
struct ObservationReader {
  /// Columns as in `Table.observation.scanned`.
  private enum Column {
    static let collectedOn: Int32 = 1
    static let specimen: Int32 = 2
    static let code: Int32 = 3
    static let recordedAt: Int32 = 4
    static let status: Int32 = 5
    static let value: Int32 = 6
    static let valueText: Int32 = 7
  }

  /// The specimen of the row before, and its number within the patient.
  private var specimen = LastText()
  private var specimenNumber: Int32 = 0

  /// Appends the row to `record`, where the rule set knows its code.
  mutating func read(
    _ row: StoredRow, _ reader: inout RowReader, _ words: inout Words,
    into record: inout PatientRecord
  ) throws(RowDropped) {
    guard let recordedAt = try reader.recordedAt(row, Column.recordedAt) else { return }
    let day = try reader.day(row, Column.collectedOn)
    reader.checkNotInFuture(day, recordedAt: recordedAt, row, Column.collectedOn)
    let status = row.text(Column.status).map(ResultStatus.init(code:)) ?? .unknown
    if case .unknown = status { reader.note(.statusUnknown, row, Column.status) }
    numberSpecimen(row.text(Column.specimen))
    let hasNumber = !row.isNull(Column.value)
    let number = hasNumber ? reader.number(row, Column.value) : nil
    guard let text = row.text(Column.code) else {
      reader.note(.rowWithoutMeaning, row, Column.code)
      return
    }
    guard let code = words.findCode(text) else { return }
    record.observations.append(
      ObservationRow(
        collectedOn: day, specimen: specimenNumber, code: code, status: status,
        hasValue: number != nil || isWritten(row.text(Column.valueText)), number: number ?? .nan))
  }

  /// Equal texts stand together within a day, so that a number in place of the text will do.
  private mutating func numberSpecimen(_ text: UnsafeBufferPointer<UInt8>?) {
    let text = text ?? UnsafeBufferPointer(start: nil, count: 0)
    if !specimen.isRepeated(text) { specimenNumber &+= 1 }
  }

  /// Whether a text holds anything but white space.
  private func isWritten(_ text: UnsafeBufferPointer<UInt8>?) -> Bool {
    guard let text, !text.isEmpty else { return false }
    if text.contains(where: { $0 > 0x20 && $0 < 0x7F }) { return true }
    return String(decoding: text, as: UTF8.self).contains { !$0.isWhitespace }
  }
}
