internal import Monitoring

/// The row is not used; a finding says why.
struct RowDropped: Error {}

/// Reads the cells of rows and keeps a finding of each that cannot be read.
///
/// Which cells are needed is for the table's own reader to say; what unreadable means is the same
/// for all: a date drops the row, a time or number is read as not recorded.
struct RowReader {
  /// Rows recorded later do not exist.
  let knownAt: Instant?
  private(set) var findings: [Finding] = []
  /// The latest time of recording of all rows that exist; nil: none has one.
  var newestRecord: Instant? { newest.seconds == .min ? nil : newest }
  private var newest = Instant(seconds: .min)
  /// Rows that were recorded after known-at, by table.
  private(set) var laterRows: [Table: Int] = [:]
  /// Findings of one kind in a row that are kept one by one.
  private static let mostAlike = 1000
  /// How many in a row are like the last.
  private var alike = 0
  private var lastInstant = Remembered<Instant>()
  private var lastDay = Remembered<CivilDate>()

  init(knownAt: Instant?) {
    self.knownAt = knownAt
  }

  mutating func takeFindings() -> [Finding] {
    defer { findings.removeAll(keepingCapacity: true) }
    return findings
  }

  /// Keeps a finding. Of very many alike only the first are kept one by one and the others
  /// counted in the last, so that a broken feed does not fill the memory.
  mutating func add(_ finding: Finding) {
    let isLike = findings.last.map { $0.isLike(finding) } ?? false
    alike = isLike ? alike + 1 : 0
    guard alike >= Self.mostAlike else {
      findings.append(finding)
      return
    }
    findings[findings.count - 1].rows += finding.rows
    findings[findings.count - 1].key = "further rows"
    if findings[findings.count - 1].patientID != finding.patientID {
      findings[findings.count - 1].patientID = nil
    }
  }

  /// Keeps a finding of the row's `column`.
  mutating func note(_ problem: Problem, _ row: StoredRow, _ column: Int32) {
    add(
      Finding(
        table: row.table.rawValue, patientID: row.patientID, key: row.keyText,
        column: row.table.scanned[Int(column)], problem: problem))
  }

  /// When the row was recorded; nil: after known-at, so that the row does not exist.
  ///
  /// Throws where it cannot be read: such a row has no place among its fact's versions.
  mutating func recordedAt(_ row: StoredRow, _ column: Int32) throws(RowDropped) -> Instant? {
    guard let instant = row.text(column).flatMap({ lastInstant.value(of: $0, Instant.init(utc:)) })
    else {
      note(.instantUnreadable, row, column)
      throw RowDropped()
    }
    if let knownAt, instant > knownAt {
      laterRows[row.table, default: 0] += 1
      return nil
    }
    if newest.seconds < instant.seconds { newest = instant }
    return instant
  }

  /// A day that the row cannot do without.
  mutating func day(_ row: StoredRow, _ column: Int32) throws(RowDropped) -> CivilDate {
    guard let day = row.text(column).flatMap({ lastDay.value(of: $0, CivilDate.init(iso:)) }) else {
      note(.dateUnreadable, row, column)
      throw RowDropped()
    }
    return day
  }

  /// A day that may be missing; an unreadable one drops the row all the same.
  mutating func optionalDay(_ row: StoredRow, _ column: Int32) throws(RowDropped) -> CivilDate? {
    row.isNull(column) ? nil : try day(row, column)
  }

  /// A time of day; nil: missing or unreadable.
  mutating func time(_ row: StoredRow, _ column: Int32) -> ClockTime? {
    guard let text = row.text(column) else { return nil }
    let time = ClockTime(text)
    if time == nil { note(.timeUnreadable, row, column) }
    return time
  }

  /// A number; nil: missing or unreadable.
  mutating func number(_ row: StoredRow, _ column: Int32) -> Double? {
    let number = row.number(column)
    if number == nil, !row.isNull(column) { note(.numberUnreadable, row, column) }
    return number
  }

  /// A whole number; nil: missing or unreadable.
  mutating func integer(_ row: StoredRow, _ column: Int32) -> Int? {
    let number = row.integer(column).map(Int.init)
    if number == nil, !row.isNull(column) { note(.numberUnreadable, row, column) }
    return number
  }

  /// A mark that is 0 or 1; nil: missing or anything else.
  mutating func flag(_ row: StoredRow, _ column: Int32) -> Bool? {
    switch row.integer(column) {
    case 0: return false
    case 1: return true
    default:
      note(.valueUnknown, row, column)
      return nil
    }
  }

  /// A text that a report prints; nil: missing. Bytes that are no UTF-8 become a mark.
  mutating func string(_ row: StoredRow, _ column: Int32) -> String? {
    guard let text = row.text(column) else { return nil }
    let string = String(decoding: text, as: UTF8.self)
    if string.utf8.count != text.count { note(.textUnreadable, row, column) }
    return string
  }

  /// A text of which no byte may be guessed; nil: missing, or bytes that are no text.
  mutating func exactString(_ row: StoredRow, _ column: Int32) -> String? {
    guard !row.isNull(column) else { return nil }
    // Asked first: reading a blob as text turns it into one.
    let text = row.isBlob(column) ? nil : row.text(column)
    guard let string = text.flatMap({ String(validating: $0, as: UTF8.self) }),
      !string.utf8.contains(0)
    else {
      note(.valueUnknown, row, column)
      return nil
    }
    return string
  }

  /// A fact cannot have been known before the day after which it is dated.
  mutating func checkNotInFuture(
    _ day: CivilDate, recordedAt: Instant, _ row: StoredRow, _ column: Int32
  ) {
    // Which day it was recorded on need not be found out.
    if recordedAt.isBeforeEve(of: day) { note(.datedAfterRecorded, row, column) }
  }
}

extension Finding {
  /// Whether both say the same of rows of one table.
  fileprivate func isLike(_ other: Finding) -> Bool {
    table == other.table && problem == other.problem && column == other.column
  }
}
