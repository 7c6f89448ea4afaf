internal import Monitoring

/// Takes the rows of a list in the order of work, and keeps as many as a page can show.
struct WorkCollector {
  /// Rows kept of the past gaps: they are for the record, and the files have them all.
  private static let pastLimit = 100

  private let limit: Int
  private var current = ListedWork([])
  private var lost = ListedWork([])
  private var past = ListedWork([])
  private var dueSoon = ListedWork([])
  private var folded = 0

  /// - Parameter limit: rows kept of each list; all are counted.
  init(limit: Int) {
    self.limit = limit
  }

  mutating func add(_ row: WorkSorters.Row) {
    switch row.list {
    case .current: Self.add(row.fields, limit, to: &current)
    case .newCurrent:
      Self.add(row.fields, limit, to: &current)
      current.new += 1
    case .lost: Self.add(row.fields, limit, to: &lost)
    case .past: Self.add(row.fields, min(limit, Self.pastLimit), to: &past)
    case .folded: folded += 1
    case .dueSoon: Self.add(row.fields, limit, to: &dueSoon)
    }
  }

  func lists(with site: SiteLists, _ changes: ChangeLists) -> WorkLists {
    WorkLists(
      current: current, lost: lost, past: past, dueSoon: dueSoon, folded: folded,
      waived: site.waived, notEvaluated: site.notEvaluated, changes: changes)
  }

  /// The first field of a row is its priority, one digit.
  private static func add(
    _ fields: UnsafeBufferPointer<UInt8>, _ limit: Int, to list: inout ListedWork
  ) {
    var reader = FieldReader(fields)
    guard let digit = reader.field()?.first,
      let priority = Priority(rawValue: Int(digit) - 0x30)
    else { return }
    if list.rows.count < limit { list.rows.append(WorkListRow(fields: fields)) }
    list.counts[priority] += 1
  }
}
