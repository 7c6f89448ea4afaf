internal import Delivery

/// What became of the mails of a run or a flush.
struct MailOutcome {
  /// Who does not get a letter, or not as it was meant.
  var problems: [MailProblem] = []
  /// nil: nothing was sent, and nothing was to be.
  private(set) var flushed: Outbox.Flushed?
  /// Why nothing could be put into the outbox, or sent at all.
  private(set) var failure: (any Error)?
  /// Letters that a rehearsal would have sent; nil: it was none.
  var rehearsed: Int?

  /// Sends what is due; what goes wrong is an outcome and no error, for the report is published.
  mutating func send(_ postOffice: PostOffice?, isImpatient: Bool = false) {
    guard let postOffice else { return }
    do { flushed = try postOffice.flush(isImpatient: isImpatient) } catch {
      switch error {
      case DeliveryError.locked: fail(error)
      case is DeliveryError: fail(MailFailure.notSent(error))
      default: fail(error)
      }
    }
  }

  /// The first failure says it.
  mutating func fail(_ error: any Error) { failure = failure ?? error }

  /// nil: everybody who was to get something got it, or will at an attempt that is planned.
  var status: ExitStatus? {
    if failure is MailFailure { return .notDelivered }
    if let failure { return ExitStatus(failure) ?? .internalError }
    let isIncomplete = flushed?.isIncomplete == true || problems.contains { !$0.isRemark }
    return isIncomplete && rehearsed == nil ? .notDelivered : nil
  }

  /// The same after a run, which is not delivered while anything waits, or somebody else sends. The
  /// report is published: of other codes only that of the configuration says so.
  var statusOfRun: ExitStatus? {
    let isWaiting = (flushed?.waiting ?? 0) > 0
    guard let status else { return isWaiting ? .notDelivered : nil }
    return status == .configuration ? status : .notDelivered
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

  /// For whoever started a run that ends with a code that other failures have, too; nil: it does not.
  var remarkOfRun: String? {
    guard statusOfRun == .configuration else { return nil }
    return "The report is published; its mails wait in the outbox."
  }
}

// MARK: - Into the outbox

extension MailOutcome {
  /// Writes the letters of a run that is about to be published; nil: it is not mailed.
  mutating func stage(
    _ postOffice: PostOffice?, _ folder: RunFolder, _ entries: [LedgerEntry]
  ) -> StagedMail? {
    guard let postOffice else { return nil }
    do { return try StagedMail(postOffice, folder, entries) } catch {
      fail(MailFailure.notQueued(error))
      return nil
    }
  }

  /// Takes over who does not get a letter of a run that is published now.
  mutating func note(_ mail: StagedMail?) {
    problems = mail?.problems ?? []
    if let failure = mail?.failure { fail(MailFailure.notQueued(failure)) }
  }

  /// Puts into the outbox what nobody was told yet of a run that was published before.
  mutating func catchUp(_ postOffice: PostOffice?, _ run: String) {
    guard let postOffice else { return }
    do { problems = try postOffice.catchUp(run) } catch { fail(MailFailure.notQueued(error)) }
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
