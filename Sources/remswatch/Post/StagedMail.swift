internal import ComplianceReport
internal import Delivery

/// The letters of a run that is about to be published: in the outbox, and not valid yet.
final class StagedMail {
  /// Who does not get a letter.
  private(set) var problems: [MailProblem] = []
  /// Why nobody gets one; nil: the letters wait to be made valid.
  private(set) var failure: (any Error)?
  let stamp: MailStamp
  private let postOffice: PostOffice
  private let folder: RunFolder
  private var isEntered = false

  init(_ postOffice: PostOffice, _ folder: RunFolder, _ entries: [LedgerEntry]) throws {
    self.postOffice = postOffice
    self.folder = folder
    let mail = try postOffice.mail(of: folder, entries)
    stamp = MailStamp(mail.recipients(), after: entries, in: postOffice.output)
    do { problems = try postOffice.stage(mail, entries) } catch {
      postOffice.discard(folder.id)
      failure = error
    }
  }

  deinit {
    // A run that is whole though its publication failed keeps its letters: the next run gives it a
    // ledger line and sends them.
    if !isEntered, !folder.isWhole { postOffice.discard(folder.id) }
  }

  /// Makes the letters valid: the run is published and has its ledger line, and whatever goes wrong
  /// now is no failure of the report.
  func enter() {
    guard failure == nil else { return }
    do {
      try postOffice.enter(folder.id)
      isEntered = true
    } catch {
      failure = error
    }
  }
}

extension PostOffice {
  /// The letters of a run that is still being written.
  func mail(of folder: RunFolder, _ entries: [LedgerEntry]) throws -> RunMail {
    let head = try entries.isEmpty ? nil : Ledger.headHash(output)
    return RunMail(
      setup: setup, run: folder.id, folder: folder.unpublishedPath,
      sites: try RunFiles.sites(in: folder.unpublishedPath), files: folder.files,
      queuedAt: Clock.now(), ledgerHead: head.map { "line \(entries.count), hash \($0)" })
  }
}
