/// What a page shows of the changes: rows up to a limit, all of them counted.
package struct ChangeLists: Sendable {
  /// Rows kept of each list.
  private static let limit = 100

  static let all: [any WritableKeyPath<ChangeLists, ListedRows<ChangeRow>> & Sendable] = [
    \.notJudged, \.opened, \.resolved,
  ]

  package var counts: ChangeCounts
  /// No longer judged.
  package var notJudged = ListedRows<ChangeRow>([])
  /// New, reopened or changed, in the order of work.
  package var opened = ListedRows<ChangeRow>([])
  package var resolved = ListedRows<ChangeRow>([])

  package init(counts: ChangeCounts = ChangeCounts()) {
    self.counts = counts
  }

  /// Takes the fields of the next row.
  mutating func add(_ fields: UnsafeBufferPointer<UInt8>) {
    var reader = FieldReader(fields)
    let word = reader.field().map { String(decoding: $0, as: UTF8.self) } ?? ""
    switch GapChange.Kind(rawValue: word) {
    case .noLongerJudged: Self.add(fields, to: &notJudged)
    case .new, .reopened, .changed: Self.add(fields, to: &opened)
    case .resolved: Self.add(fields, to: &resolved)
    case .stillOpen, .stillNotJudged, .stillClosed, nil: break
    }
  }

  private static func add(
    _ fields: UnsafeBufferPointer<UInt8>, to list: inout ListedRows<ChangeRow>
  ) {
    if list.rows.count < limit { list.rows.append(ChangeRow(fields: fields)) }
    list.total += 1
  }
}
