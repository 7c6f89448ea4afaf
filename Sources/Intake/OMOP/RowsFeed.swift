package import Feeds
internal import Monitoring
internal import PatientSchema
package import PatientStore

/// The rows of another database, as its views give them, as a source.
package struct RowsFeed: Feed {
  private let path: String
  private let hasTimes: Bool
  private var rows: TableRows
  private var number = 0
  private var refused: ArraySlice<FeedRecord>

  /// - Parameters:
  ///   - path: the database, for messages.
  ///   - hasTimes: whether `recorded_at` is to be believed; a CDM's is made up from the day of the
  ///     fact, and says nothing of which of two versions is the newer.
  ///   - refused: records of the source that did not come as far as the database.
  package init(path: String, rows: TableRows, hasTimes: Bool, refused: [FeedRecord] = []) {
    self.refused = refused[...]
    self.path = path
    self.rows = rows
    self.hasTimes = hasTimes
  }

  package mutating func next() throws(FeedError) -> FeedRecord? {
    if let record = refused.popFirst() { return record }
    let row: (table: Table, cells: [Cell])?
    do {
      row = try rows.next()
    } catch {
      throw .refused(path: path, line: number + 1, reason: "row \(number + 1) cannot be read")
    }
    guard let row else { return nil }
    number += 1
    return FeedRecord(place: Place(line: number), content: content(row.table, row.cells))
  }

  private func content(_ table: Table, _ cells: [Cell]) -> FeedRecord.Content {
    guard table != .patient else { return Self.patient(cells, hasTimes) }
    var (statement, cells) = (Statement(), cells)
    if table.isAboutPatient {
      guard case .integer(let number) = cells[0] else {
        return .refused(reason: "a row of \(table.rawValue) without a patient")
      }
      statement.patient = [PatientKey(kind: .row, number: "\(number)")]
      cells[0] = .null
    }
    if let place = table.columns.firstIndex(of: "recorded_at") {
      statement.stamp = hasTimes ? Self.time(cells[place]) : nil
      cells[place] = .null
    }
    guard Self.isKeyWhole(table, cells) else {
      return .refused(reason: "a row of \(table.rawValue) without its key")
    }
    guard Self.areDaysReadable(table, cells) else {
      return .refused(reason: "a row of \(table.rawValue) with a day that cannot be read")
    }
    statement.facts = [Fact(table: table, cells: cells)]
    return .statement(statement)
  }

  private static func isKeyWhole(_ table: Table, _ cells: [Cell]) -> Bool {
    table.parts.rowKeyPlaces.allSatisfy { cells[$0] != .null }
  }

  private static func areDaysReadable(_ table: Table, _ cells: [Cell]) -> Bool {
    zip(table.columns, cells).allSatisfy { column, cell in
      guard column.hasSuffix("_on"), case .text(let text) = cell else { return true }
      return CivilDate(text) != nil
    }
  }

  private static func time(_ cell: Cell) -> SourceStamp? {
    guard case .text(let text) = cell else { return nil }
    return Instant(rfc3339: text).map { SourceStamp(time: $0) }
  }

  /// A CDM has one row a person and no versions of it.
  private static func patient(_ cells: [Cell], _ hasTimes: Bool) -> FeedRecord.Content {
    guard case .integer(let number) = cells[0], case .text(let mrn) = cells[1] else {
      return .refused(reason: "a row of patient without a number")
    }
    var statement = Statement()
    statement.patient = [
      PatientKey(kind: .row, number: "\(number)"), PatientKey(kind: .recordNumber, number: mrn),
    ]
    statement.stamp = hasTimes ? SourceStamp(time: Instant(endOf: .first)) : nil
    statement.demographics = demographics(cells)
    return .statement(statement)
  }

  private static func demographics(_ cells: [Cell]) -> Demographics {
    var demographics = Demographics()
    if case .text(let name) = cells[2], !name.isEmpty { demographics.familyName = .said(name) }
    if case .text(let name) = cells[3], !name.isEmpty { demographics.givenName = .said(name) }
    if case .text(let text) = cells[4], let day = CivilDate(text) {
      demographics.birthDate = .said(day)
    }
    if case .text(let sex) = cells[5] { demographics.sex = .said(sex) }
    if case .text(let phone) = cells[6] { demographics.phone = .said(phone) }
    if case .text(let text) = cells[7], let day = CivilDate(text) {
      demographics.enrolledOn = .said(day)
    }
    return demographics
  }
}
