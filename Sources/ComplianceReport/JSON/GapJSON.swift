/// A gap of `report.json` as one object on one line, its keys in the order of their bytes.
///
/// Gaps on the work lists have the columns of `missed-tests.csv`, those that left them since the
/// earlier report the columns of `changes.csv`; both have `gap_status` besides, the word of HL7.
struct GapJSON {
  static let statusKey = "gap_status"

  private static let numbers: Set = [
    "priority", "days_overdue", "days_since_last", "consecutive_missed", "age_days",
  ]

  private let ofWork = Keys(WorkListRow.columns.map(\.name))
  private let ofChange = Keys(ChangeRow.columns.map(\.name))
  private let statuses = DEQMGapStatus.allCases.map { Array("\"\($0.rawValue)\"".utf8) }
  /// Of the row that is being written.
  private var fields: [UnsafeBufferPointer<UInt8>] = []

  /// Adds a gap of the work lists.
  mutating func append(_ row: WorkSorters.Row, to bytes: inout [UInt8]) {
    append(row.fields, ofWork, DEQMGapStatus(row.list), to: &bytes)
  }

  /// Adds a gap of `changes.csv`; one that does not stand on a work list, as `status(change:)` says.
  mutating func append(
    change row: UnsafeBufferPointer<UInt8>, _ status: DEQMGapStatus, to bytes: inout [UInt8]
  ) {
    append(row, ofChange, status, to: &bytes)
  }

  /// nil: the gap is on a work list, and so among the gaps already.
  static func status(change bytes: UnsafeBufferPointer<UInt8>) -> DEQMGapStatus? {
    var reader = FieldReader(bytes)
    let word = reader.field().map { String(decoding: $0, as: UTF8.self) } ?? ""
    guard let kind = GapChange.Kind(rawValue: word) else { return nil }
    // What is still open or new is on a work list, whatever else is said of it.
    return DEQMGapStatus(kind, how: ChangeRow(fields: bytes).how)
  }

  private mutating func append(
    _ row: UnsafeBufferPointer<UInt8>, _ keys: Keys, _ status: DEQMGapStatus,
    to bytes: inout [UInt8]
  ) {
    fields.removeAll(keepingCapacity: true)
    var reader = FieldReader(row)
    while let field = reader.field() { fields.append(field) }
    for key in keys.inOrder {
      bytes.append(contentsOf: key.prefix)
      guard let place = key.place else {
        bytes.append(contentsOf: statuses[status.place])
        continue
      }
      let field = place < fields.count ? fields[place] : UnsafeBufferPointer(start: nil, count: 0)
      if key.isNumber {
        JSONObject.append(numberOrNull: field, to: &bytes)
      } else {
        JSONObject.append(textOrNull: field, to: &bytes)
      }
    }
    bytes.append(UInt8(ascii: "}"))
  }

  private struct Key: Sendable {
    let prefix: [UInt8]
    /// Of its field in a row; nil: the word of HL7.
    let place: Int?
    let isNumber: Bool
  }

  /// The keys of one kind of gap.
  private struct Keys: Sendable {
    let inOrder: [Key]

    init(_ columns: [String]) {
      let names =
        columns.enumerated().map { (name: $1, place: Int?($0)) }
        + [(name: GapJSON.statusKey, place: Int?.none)]
      inOrder = names.inByteOrder(\.name).enumerated().map { number, key in
        Key(
          prefix: JSONObject.prefix(key.name, isFirst: number == 0), place: key.place,
          isNumber: GapJSON.numbers.contains(key.name))
      }
    }
  }
}

extension DEQMGapStatus {
  fileprivate var place: Int {
    switch self {
    case .openGap: 0
    case .closedGap: 1
    case .prospectiveGap: 2
    case .notApplicable: 3
    }
  }
}
