/// A gap of `report.json` as one object on one line, its keys in the order of their bytes.
///
/// Gaps on the work lists have the columns of `missed-tests.csv`, those that left them since the
/// earlier report the columns of `changes.csv`; both have `gap_status` besides, the word of HL7.
enum GapJSON {
  static let statusKey = "gap_status"

  private static let numbers: Set = [
    "priority", "days_overdue", "days_since_last", "consecutive_missed", "age_days",
  ]

  private static let ofWork = Keys(WorkListRow.columns.map(\.name))
  private static let ofChange = Keys(ChangeRow.columns.map(\.name))

  static func object(_ row: WorkSorters.Row) -> [UInt8] {
    object(fields(row.fields), ofWork, DEQMGapStatus(row.list))
  }

  /// nil: the gap is on a work list, and so among the gaps already.
  static func object(change bytes: ArraySlice<UInt8>) -> [UInt8]? {
    let row = ChangeRow(fields: bytes)
    guard let kind = GapChange.Kind(rawValue: row.change),
      let status = DEQMGapStatus(kind, how: row.how)
    else { return nil }
    return object(fields(bytes), ofChange, status)
  }

  private static func fields(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var reader = FieldReader(bytes)
    var fields: [ArraySlice<UInt8>] = []
    while let field = reader.field() { fields.append(field) }
    return fields
  }

  private static func object(
    _ fields: [ArraySlice<UInt8>], _ keys: Keys, _ status: DEQMGapStatus
  ) -> [UInt8] {
    var object = JSONObject()
    for key in keys.inOrder {
      guard let place = key.place else {
        object.add(key.name, textOrNull: status.rawValue.utf8)
        continue
      }
      let field = place < fields.count ? fields[place] : []
      if key.isNumber {
        object.add(key.name, numberOrNull: field)
      } else {
        object.add(key.name, textOrNull: field)
      }
    }
    return object.closed
  }

  /// The keys of one kind of gap, each with the place of its field in a row.
  private struct Keys: Sendable {
    /// `place` is nil for the word of HL7.
    let inOrder: [(name: String, place: Int?, isNumber: Bool)]

    init(_ columns: [String]) {
      let keys =
        columns.enumerated().map { (name: $1, place: Int?($0)) }
        + [(name: GapJSON.statusKey, place: Int?.none)]
      inOrder = keys.inByteOrder(\.name).map { key in
        (key.name, key.place, GapJSON.numbers.contains(key.name))
      }
    }
  }
}
