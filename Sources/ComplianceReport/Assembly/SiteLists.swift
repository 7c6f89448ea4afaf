internal import Monitoring

/// What the pages show of each site that is not sorted by urgency: kept up to a limit, counted
/// beyond it.
struct SiteLists {
  /// Rows kept of a site and of the run.
  private static let limit = 500

  private(set) var waived = ListedRows<WaivedRow>([])
  private(set) var notEvaluated = ListedRows<NotEvaluatedRow>([])
  private var groups: [DataQualityGroup] = []

  mutating func add(_ row: WaivedRow) { Self.add(row, to: &waived) }

  mutating func add(_ row: NotEvaluatedRow) { Self.add(row, to: &notEvaluated) }

  mutating func add(_ finding: Finding) {
    let same = { (group: DataQualityGroup) in
      group.table == finding.table && group.problem == finding.problem
    }
    guard let index = groups.firstIndex(where: same) else {
      groups.append(
        DataQualityGroup(
          table: finding.table, problem: finding.problem, rows: finding.rows,
          exampleKeys: [Self.example(finding)]))
      return
    }
    groups[index].rows += finding.rows
    if groups[index].exampleKeys.count < 5 {
      groups[index].exampleKeys.append(Self.example(finding))
    }
  }

  /// Most rows first.
  var dataQuality: [DataQualityGroup] {
    groups.sorted {
      ($1.rows, $0.table, $0.problem.rawValue) < ($0.rows, $1.table, $1.problem.rawValue)
    }
  }

  private static func example(_ finding: Finding) -> String {
    let patient = finding.patientID.map { "patient_id=\($0)" } ?? ""
    return [patient, finding.key].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func add<Row>(_ row: Row, to list: inout ListedRows<Row>) {
    if list.rows.count < limit { list.rows.append(row) }
    list.total += 1
  }
}
