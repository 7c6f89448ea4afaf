extension MailStamp {
  /// The stamp of a run that is about to be published, held against the newest run that was mailed.
  ///
  /// Where that run's folder is gone, everybody counts as added unless the list is still the same.
  package init(_ recipients: [String], after entries: [LedgerEntry], in output: String) {
    let last = entries.last { $0.recipientsSha256 != nil }
    let stored = last.flatMap { try? Manifest.read("\(output)/runs/\($0.run)").mail?.recipients }
    let sorted = Set(recipients).sorted()
    let isSame = last?.recipientsSha256 == Fingerprint.of(sorted)
    self.init(recipients, before: isSame ? sorted : stored ?? [])
  }
}
