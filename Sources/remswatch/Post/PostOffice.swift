internal import ComplianceReport
internal import Configuration
internal import Delivery
internal import Glibc
internal import Mail
internal import Monitoring

/// Puts the letters of runs into the outbox of an output folder, holding the lock of publishing, and
/// sends what is in it, holding the lock of sending.
struct PostOffice {
  let setup: MailSetup
  let output: String

  var outbox: Outbox { Outbox(output) }
  private var policy: RecipientPolicy { setup.configuration.recipients }

  /// Writes the letters of a run that is about to be published, and gives who does not get one.
  ///
  /// What a site was told already of the same day is not told again.
  func stage(_ mail: RunMail, _ entries: [LedgerEntry]) throws -> [MailProblem] {
    let (addresses, problems) = mail.addresses()
    let told = try told(of: mail.sites, entries)
    let news = addresses.filter { told[Desk($0)]?.isNews($0.content) ?? true }
    let (letters, refused) = Self.write(news, of: mail)
    let unwritten = try outbox.stage(letters, as: mail.run)
    return problems + refused + [MailProblem(unwritten)].compactMap { $0 }
  }

  /// Puts letters of the newest run into the outbox that were never in it, as where the run was not
  /// mailed or its outbox could not be written. Gives who does not get one.
  func catchUp(_ run: String) throws -> [MailProblem] {
    let mail = try mail(of: run, at: Clock.now())
    let (addresses, problems) = mail.addresses()
    let told = try told(of: mail.sites, try Ledger.entries(output), isStrict: true)
    let left = addresses.filter { told[Desk($0)]?.content != $0.content }
    let (letters, refused) = Self.write(left, of: mail)
    guard !letters.isEmpty else { return problems + refused }
    let unwritten = try outbox.addLate(letters, of: mail.run)
    return problems + refused + [MailProblem(unwritten)].compactMap { $0 }
  }

  func enter(_ run: String) throws { try outbox.enter(run) }

  func discard(_ run: String) { outbox.discard(run) }

  /// Writes letters of a published run once more, as a batch of its own.
  func resend(_ addresses: [RunMail.Address], of mail: RunMail) throws -> [MailProblem] {
    let copy = (1...).first { !outbox.hasBatch("\(mail.run).copy-\($0)") } ?? 1
    let (letters, refused) = Self.write(addresses, of: mail, copy: copy)
    let batch = "\(mail.run).copy-\(copy)"
    let unwritten = try outbox.add(letters, as: batch)
    return refused + [MailProblem(unwritten)].compactMap { $0 }
  }

  private static func write(
    _ addresses: [RunMail.Address], of mail: RunMail, copy: Int = 0
  ) -> (letters: [Outbox.Letter], refused: [MailProblem]) {
    var (letters, refused) = ([Outbox.Letter](), [MailProblem]())
    for address in addresses {
      do { letters.append(try mail.letter(to: address, copy: copy)) } catch {
        refused.append(error)
      }
    }
    return (letters, refused)
  }
}

// MARK: - Sending

extension PostOffice {
  /// Seconds that a run waits for another program to end its sending.
  private static let patience = 120

  /// Sends what is due, and tells the operators of what was given up.
  ///
  /// - Parameter kind: of which mails; nil: of all.
  ///
  /// Throws `locked` where another program goes on sending for too long.
  func flush(isImpatient: Bool = false, kind: OutboxItem.Kind? = nil) throws -> Outbox.Flushed {
    for _ in 0..<Self.patience {
      do { return try flushNow(isImpatient, kind) } catch DeliveryError.locked { sleep(1) }
    }
    return try flushNow(isImpatient, kind)
  }

  private func flushNow(_ isImpatient: Bool, _ kind: OutboxItem.Kind?) throws -> Outbox.Flushed {
    try OutputLock.holding(output, .sendMail) { try send(isImpatient, kind) }
  }

  private func send(_ isImpatient: Bool, _ kind: OutboxItem.Kind?) throws -> Outbox.Flushed {
    var how = Outbox.Flush(
      most: setup.configuration.mostMessages,
      expiry: Int64(setup.configuration.expireAfterHours) * 3600, isImpatient: isImpatient,
      clock: Clock.now)
    how.kind = kind
    let carrier = try Carrier(setup)
    var flushed = try outbox.flush(how, carrier.send)
    let lost = (flushed.failed + flushed.expired).filter { $0.kind != .operator }
    guard !lost.isEmpty, !policy.operators.isEmpty else { return flushed }
    try notify(OperatorLetter.undelivered(lost), asOf: lost[0].asOf, .sendMail)
    how.kind = .operator
    flushed.add(try outbox.flush(how, carrier.send))
    return flushed
  }

  /// Puts a letter to the operators into the outbox.
  ///
  /// - Parameter right: the lock that the caller holds.
  func notify(_ letter: Letter, asOf: CivilDate, _ right: OutputLock.Right) throws {
    let now = Clock.now()
    let envelope = Envelope(configuration: setup.configuration)
    let letters = try policy.operators.map { mailbox in
      let item = OutboxItem(
        kind: .operator, run: nil, asOf: asOf, siteId: nil, recipient: mailbox.address.text,
        domain: setup.configuration.from.address.domain,
        contentSha256: Fingerprint.of([letter.subject, letter.text]), queuedAt: now)
      return try envelope.seal(letter, nil, for: item, mailbox)
    }
    let batch = "notice-\(RunID.new(now))"
    try outbox.add(letters, as: batch, right)
  }
}

extension OperatorLetter {
  /// Mails that are named one by one.
  private static let most = 50

  private static func place(of item: OutboxItem) -> Place {
    switch LetterPlace(item) {
    case .site(let id): .site(id: id)
    case .noSite: .noSite
    case .programme, .failure: .programme
    }
  }

  fileprivate static func undelivered(_ items: [OutboxItem]) -> Letter {
    let named = items.prefix(most).map { item in
      Undelivered(
        place: place(of: item), recipient: item.recipient,
        state: item.state.rawValue, reply: item.lastReply ?? "")
    }
    return undelivered(named, more: items.count - named.count)
  }
}
