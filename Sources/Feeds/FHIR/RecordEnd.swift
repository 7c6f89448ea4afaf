/// How a record ends that states nothing. Reasons are fixed words and names of the format.
enum RecordEnd: Error {
  case skipped(String)
  case refused(String)

  var content: FeedRecord.Content {
    switch self {
    case .skipped(let reason): .skipped(reason: reason)
    case .refused(let reason): .refused(reason: reason)
    }
  }
}
