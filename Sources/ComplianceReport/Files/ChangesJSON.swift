internal import Monitoring

/// What changed since the earlier report.
struct ChangesJSON: Encodable {
  let counts: ChangeCounts
  /// nil: nothing was compared.
  let since: SinceJSON?

  init(_ counts: ChangeCounts, since earlier: EarlierReport?) {
    self.counts = counts
    since = earlier.map {
      SinceJSON(
        asOf: "\($0.asOf)", knownAt: $0.knownAt.map { "\($0)" },
        programVersion: $0.programVersion)
    }
  }

  private enum CodingKeys: String, CodingKey {
    case since, new, reopened, stillOpen, oldestOpenDays, changed, resolved, resolvedHow
    case noLongerJudged, stillNotJudged, patientsNotCompared
  }

  /// What there is none of is `null` and not left out, so that nobody takes it for an old file.
  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: CodingKeys.self)
    try object.encode(since, forKey: .since)
    try object.encode(counts.new, forKey: .new)
    try object.encode(counts.reopened, forKey: .reopened)
    try object.encode(counts.stillOpen, forKey: .stillOpen)
    try object.encode(counts.oldestOpenDays, forKey: .oldestOpenDays)
    try object.encode(counts.changed, forKey: .changed)
    try object.encode(counts.resolved, forKey: .resolved)
    try object.encode(
      ReportJSON.keyed(Resolution.allCases) { counts.resolvedHow[$0] ?? 0 }, forKey: .resolvedHow)
    try object.encode(counts.noLongerJudged, forKey: .noLongerJudged)
    try object.encode(counts.stillNotJudged, forKey: .stillNotJudged)
    try object.encode(counts.patientsNotCompared, forKey: .patientsNotCompared)
  }
}

struct SinceJSON: Encodable {
  let asOf: String
  let knownAt: String?
  let programVersion: String
}

/// As-of days of which there is no report, both ends included.
struct NightsJSON: Encodable {
  let from: String
  let to: String
}
