internal import ComplianceReport
internal import Delivery
internal import Monitoring
internal import PatientStore

/// The main job: reads the database once, judges every patient, compares with the last report,
/// and publishes a report whole or not at all.
struct NightlyRun {
  var question: RunQuestion
  var output: String
  var guards: Guards
  /// Signs the ledger; nil: it is chained and not signed.
  var ledgerKey: LedgerKey?
  /// Mails the report; nil: nobody does.
  var postOffice: PostOffice?
  /// Whether mails are sent at once, and not left for another program to send.
  var sendsMail = true
  var showsProgress: Bool
  var interruption: Interruption

  /// Publishes a run, or nothing.
  func publish() throws -> Outcome {
    // What cannot be read leaves no trace: it is opened before anything is made.
    let patients = try PatientDatabase(path: question.database, views: question.views)
    defer { patients.removePrivateCopy() }
    var outcome = try OutputLock.holding(output) {
      let started = Clock.now()
      let leftOvers = try LeftOvers.clear(output, signedWith: ledgerKey)
      let history = try RunHistory(output, question)
      try guards.check(clock: started, history)
      var outcome = try publish(patients, history, started)
      if let failure = leftOvers.mailFailure { outcome.mail.fail(MailFailure.notQueued(failure)) }
      outcome.remarks = RunRemarks.lines(leftOvers) + history.remarks
      if ledgerKey == nil, history.newest?.key != nil {
        outcome.remarks.append(RunRemarks.unsigned)
      }
      return outcome
    }
    // The last thing of all: whatever becomes of the mails, the report is there.
    if sendsMail { outcome.mail.send(postOffice) }
    return outcome
  }

  /// Judges and writes as `publish` does, but in a folder that is thrown away: no lock, no ledger.
  func rehearse() throws -> Outcome {
    let patients = try PatientDatabase(path: question.database, views: question.views)
    defer { patients.removePrivateCopy() }
    let history = try RunHistory(output, question)
    try guards.check(clock: Clock.now(), history)
    let place = try TemporaryPlace()
    defer { place.remove() }
    let folder = try RunFolder(output: place.path, id: RunID.new(Clock.now()))
    let written = try writer.write(patients, history, to: folder)
    try guards.check(counts: written.reads, history)
    var outcome = Outcome(.rehearsed, folder: nil, written)
    outcome.remarks = history.remarks
    if let postOffice {
      let mail = try postOffice.mail(of: folder, history.entries)
      let (addresses, problems) = mail.addresses()
      (outcome.mail.rehearsed, outcome.mail.problems) = (addresses.count, problems)
    }
    return outcome
  }

  private func publish(_ patients: PatientDatabase, _ history: RunHistory, _ started: Instant)
    throws -> Outcome
  {
    let id = RunID.new(started, after: history.newest?.run)
    let folder = try RunFolder(output: output, id: id)
    interruption.setUnfinished(folder.unpublishedPath)
    defer { interruption.setUnfinished(nil) }
    let written = try writer.write(patients, history, to: folder)
    try guards.check(counts: written.reads, history)
    var manifest = Manifest(question, written, started: started, finished: Clock.now())
    manifest.files = folder.files
    if history.newestEquals(manifest) {
      var outcome = Outcome(.unchanged, folder: history.newestFolder, written)
      if let run = history.newest?.run { outcome.mail.catchUp(postOffice, run) }
      return outcome
    }
    var outcome = Outcome(.published, folder: folder.publishedPath, written)
    // Letters that cannot be written are no reason to keep the report back.
    let mail = outcome.mail.stage(postOffice, folder, history.entries)
    manifest.mail = mail?.stamp
    try interruption.protecting {
      try folder.publish(manifest, signedWith: ledgerKey)
      mail?.enter()
      interruption.setUnfinished(nil)
    }
    outcome.mail.note(mail)
    return outcome
  }
}

extension NightlyRun {
  private var writer: RunWriter {
    RunWriter(question: question, showsProgress: showsProgress, interruption: interruption)
  }

  /// What a run came to.
  struct Outcome {
    var kind: Kind
    /// Where the report lies; nil: nowhere.
    var folder: String?
    var tally: Tally
    var changes: ChangeCounts
    var mail = MailOutcome()
    /// What whoever runs the program should know, though the run went well.
    var remarks: [String] = []

    enum Kind {
      case published
      /// It would have equalled the newest run, so nothing was published.
      case unchanged
      /// Nothing was to be published.
      case rehearsed
    }

    fileprivate init(_ kind: Kind, folder: String?, _ written: RunWriter.Written) {
      self.kind = kind
      self.folder = folder
      tally = written.tally
      changes = written.changes
    }
  }
}
