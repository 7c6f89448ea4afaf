internal import Delivery

/// What a run that went well has to tell the operator all the same.
enum RunRemarks {
  static let unsigned =
    "The last ledger line is signed and this run's is not; set 'ledger-key' again, or tell those who "
    + "verify the ledger that it ended."

  /// What an earlier run that was stopped had left; one line, or none.
  static func lines(_ counts: LeftOvers.Counts) -> [String] {
    var done: [String] = []
    if counts.removed > 0 { done.append("removed what \(counts.removed) unfinished left behind") }
    if counts.tornLines > 0 { done.append("cut a ledger line that was not written whole") }
    if counts.entered > 0 { done.append("entered \(counts.entered) that the ledger lacked") }
    if counts.mailed > 0 { done.append("put the mails of \(counts.mailed) into the outbox") }
    if counts.hasMovedLatest { done.append("moved 'latest' to the newest run") }
    guard !done.isEmpty else { return [] }
    // A run that is stopped leaves no more than one without a line: more of them mean something else.
    let cause =
      counts.entered > 1
      ? "The ledger was cut or removed ('remswatch verify --head' shows where)"
      : "An earlier run was stopped"
    return ["\(cause); this one \(done.joined(separator: ", "))."]
  }
}
