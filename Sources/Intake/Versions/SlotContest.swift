internal import PatientSchema
internal import PatientStore

/// Which of the facts that stand in one place holds it.
struct SlotContest {
  /// The newest version of each fact that stands in the place.
  let versions: [StoredVersion]
  private let order: VersionOrder
  /// Withdrawals of something that nobody stated under their name.
  private let orphans: [StoredVersion]

  /// - Parameter facts: the versions of each fact that ever stood in the slot, as far as they are
  ///   known.
  init(_ facts: [[StoredVersion]], in slot: Slot) {
    let order = VersionOrder(table: slot.table)
    let newest = facts.compactMap { $0.max(by: order.isOlder) }
    versions = newest.filter { $0.rowKey == slot.rowKey }
    let withdrawn = facts.filter { $0.allSatisfy(order.isWithdrawn) }.compactMap {
      $0.max(by: order.isOlder)
    }
    orphans = withdrawn.filter { $0.rowKey == slot.rowKey }
    self.order = order
  }

  /// Nil: no fact stands there any more.
  ///
  /// Of two facts the one that counts for more stands, such as of two results of a day without an
  /// accession. But a withdrawal that withdraws nothing under its own name is meant for what stands
  /// there, and a row that names no fact but the place, as one of a CSV file, is about the place.
  var best: StoredVersion? {
    let left = versions.filter { version in
      !orphans.contains { $0.name != version.name && order.isOlder(version, $0) }
    }
    let newest = left.max(by: order.isOlder)
    if let newest, newest.isAboutPlace, order.isFirm(newest) { return newest }
    return left.max(by: order.isWorse)
  }
}

extension StoredVersion {
  /// Whether the source has no other name for the fact than the row's key.
  fileprivate var isAboutPlace: Bool { name == rowKey }
}
