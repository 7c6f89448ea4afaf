internal import Delivery

/// What became of the mails of a run or a flush.
struct MailOutcome {
  /// Who does not get a letter, or not as it was meant.
  var problems: [MailProblem] = []
  /// nil: nothing was sent, and nothing was to be.
  private(set) var flushed: Outbox.Flushed?
  /// Why nothing could be sent at all.
  var failure: (any Error)?
  /// Letters that a rehearsal would have sent; nil: it was none.
  var rehearsed: Int?

  /// Sends what is due; what goes wrong is an outcome and no error, for the report is published.
  mutating func send(_ postOffice: PostOffice?, isImpatient: Bool = false) {
    guard let postOffice else { return }
    do { flushed = try postOffice.flush(isImpatient: isImpatient) } catch {
      failure = failure ?? error
    }
  }

  /// nil: everybody who was to get something got it, or will at an attempt that is planned.
  var status: ExitStatus? {
    if let failure { return ExitStatus(failure) ?? .internalError }
    let isIncomplete = flushed?.isIncomplete == true || problems.contains { !$0.isRemark }
    return isIncomplete && rehearsed == nil ? .notDelivered : nil
  }

  /// The same after a run, which is not delivered while anything waits, or somebody else sends.
  var statusOfRun: ExitStatus? {
    let isWaiting = (flushed?.waiting ?? 0) > 0 || status == .tryAgain
    return isWaiting ? .notDelivered : status
  }

  /// In a few words, for whoever started it; nil: there is nothing to say.
  var summary: String? {
    if let rehearsed { return "\(rehearsed) mails would be sent." }
    guard let flushed else { return nil }
    return "\(flushed.accepted) mails sent" + (flushed.waiting > 0 ? ", some wait" : "")
  }

  /// For the operator: what was not delivered, and why.
  var remarks: [String] {
    problems.map(\.description) + (failure.map { ["\($0)"] } ?? []) + (flushed?.remarks ?? [])
  }
}

extension Outbox.Flushed {
  /// Mails that are named one by one.
  private static let most = 20

  fileprivate var remarks: [String] {
    lines(failed, "was refused for good") + lines(expired, "was given up")
      + lines(deferred, "was not taken, and is tried again") + others
  }

  private func lines(_ items: [OutboxItem], _ what: String) -> [String] {
    let named = items.prefix(Self.most).map { item in
      "The mail to \(item.recipient) \(what) (\(item.lastReply ?? "no answer"))."
    }
    let more = items.count - named.count
    return named + (more > 0 ? ["\(more) more \(what)."] : [])
  }

  private var others: [String] {
    var lines = damaged.map {
      "\($0) is damaged and its mail is not sent; see 'remswatch mail status'."
    }
    if possibleDuplicates > 0 {
      lines.append(
        "\(possibleDuplicates) of the mails may have arrived twice (possible_duplicate): an earlier "
          + "attempt was broken off.")
    }
    if waiting > 0 {
      let reason = stoppedBecause.map { " (\($0))" } ?? ""
      lines.append("\(waiting) of the mails wait for the next attempt\(reason).")
    }
    return lines
  }
}
