internal import PatientSchema
internal import PatientStore

/// Decides what a version of a fact adds to those that are known.
struct VersionDecision {
  enum Outcome {
    /// It is known already.
    case known
    /// It says the same as the newest, at a later time, which holds from now on.
    case restated(StoredVersion)
    /// A newer version is known; this one changes nothing.
    case older
    case news

    var fact: FactOutcome {
      switch self {
      case .known, .restated: .duplicate
      case .older: .older
      case .news: .loaded
      }
    }
  }

  let table: Table
  /// With the source's own times as `recorded_at` an older version is a part of history.
  let isHistory: Bool
  let hasOwnTime: Bool
  /// Whether a version that says the same again may stand for the earlier one.
  let mayMoveTimes: Bool

  func outcome(of version: StoredVersion, among known: [StoredVersion]) -> Outcome {
    let order = VersionOrder(table: table)
    guard let newest = known.max(by: order.isOlder) else { return .news }
    let time = hasOwnTime ? version.sourceTime : newest.sourceTime
    // Without a time of its own it is what the last load said, or news.
    if known.contains(where: { $0.sourceTime == time && version.saysTheSame(as: $0) }) {
      return .known
    }
    guard !isHistory else { return .news }
    let isSame = version.saysTheSame(as: newest)
    if version.sourceTime < newest.sourceTime { return isSame ? .known : .older }
    return isSame && mayMoveTimes ? .restated(newest) : .news
  }
}
