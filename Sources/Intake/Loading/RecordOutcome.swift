internal import Feeds

/// The one way in which a record ended.
enum RecordOutcome: Hashable {
  case loaded
  case duplicate
  case skipped(reason: String)
  case refused(reason: String)
}

/// What became of the parts of a record, each in one way.
struct PartCounts: Hashable {
  var loaded = 0
  var duplicate = 0
  var older = 0
  /// Whether rows of the contract's tables changed, if only by what the record says is not so.
  var isChange = false

  mutating func add(_ outcome: FactOutcome) {
    switch outcome {
    case .loaded: (loaded, isChange) = (loaded + 1, true)
    case .duplicate: duplicate += 1
    case .older: older += 1
    }
  }
}
