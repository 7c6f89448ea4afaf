package import Monitoring

/// The last run that counts: whether the last night's report is there, whole and recent.
package struct LastGoodRun: Hashable, Sendable {
  /// The newest run that was made for its own night; runs with a known-at look back and are none.
  package let newest: LedgerEntry
  /// Lines of the ledger.
  package let entries: Int

  /// Reads the ledger and the manifest that `latest` leads to.
  ///
  /// Throws `noLedger` where there never was a run, `ledgerDamaged` where the chain is broken, and
  /// `manifestDamaged` where the newest run is not as it was entered or `latest` leads elsewhere.
  package init(_ output: String) throws(DeliveryError) {
    let entries = try Ledger.entries(output)
    guard let last = entries.last, let newest = entries.last(where: \.isNight) else {
      throw .noLedger(path: Ledger.path(output))
    }
    let latest = "\(output)/latest/\(Manifest.fileName)"
    guard Latest.run(in: output) == last.run else { throw .manifestDamaged(path: latest) }
    for entry in Set([last, newest]) {
      let folder = "\(output)/runs/\(entry.run)"
      guard try Manifest.readHashed(folder).sha256 == entry.manifestSha256 else {
        throw .manifestDamaged(path: "\(folder)/\(Manifest.fileName)")
      }
    }
    self.newest = newest
    self.entries = entries.count
  }

  /// Seconds from the newest run to `now`.
  package func age(at now: Instant) -> Int64 { now.seconds - newest.publishedAt.seconds }

  /// Whether the newest run is more than `hours` old.
  package func isLate(at now: Instant, afterHours hours: Int) -> Bool {
    age(at: now) > Int64(hours) * 3600
  }
}
