internal import Delivery
internal import Monitoring

extension PostOffice {
  /// The letters of a run that was published.
  ///
  /// - Parameter queuedAt: when they are written; nil: when the run was published.
  ///
  /// Throws where there is no such run, it has no line in the ledger, or it is not as it was
  /// published.
  func mail(of name: String, at queuedAt: Instant?) throws -> RunMail {
    let id = try PublishedRun(name, output: output).manifest.runId
    let entries = try Ledger.entries(output)
    guard let place = entries.firstIndex(where: { $0.run == id }) else {
      throw DeliveryError.noSuchRun(path: "\(output)/runs/\(id)")
    }
    let folder = "\(output)/runs/\(id)"
    guard let manifest = Manifest.ofWholeRun(entries[place], in: output) else {
      throw DeliveryError.fileAltered(path: folder)
    }
    let head = place > 0 ? "line \(place), hash \(entries[place].previous)" : nil
    return RunMail(
      setup: setup, run: id, folder: folder, sites: try RunFiles.sites(in: folder),
      files: manifest.files, queuedAt: queuedAt ?? manifest.finishedAt, ledgerHead: head)
  }
}
