internal import PatientSchema
internal import PatientStore

/// Which of two versions of a fact is the newer, and which of two facts stands in a place of one.
struct VersionOrder {
  let table: Table

  /// Whether a source stated it before another. Of equal times the one that was learned of later is
  /// the newer; of those the one that comes later in the life of a result, and else the content
  /// decides, so that the order of records does not.
  func isOlder(_ left: StoredVersion, _ right: StoredVersion) -> Bool {
    if left.sourceTime != right.sourceTime { return left.sourceTime < right.sourceTime }
    if left.recordedAt != right.recordedAt { return left.recordedAt < right.recordedAt }
    let (first, second) = (stage(left), stage(right))
    if first != second { return first < second }
    let (isKnown, isAlsoKnown) = (left.hasKnownCode, right.hasKnownCode)
    if isKnown != isAlsoKnown { return isAlsoKnown }
    if left.rowKey != right.rowKey { return left.rowKey.lexicographicallyPrecedes(right.rowKey) }
    return left.content.lexicographicallyPrecedes(right.content)
  }

  /// Whether it counts for less than another in the same place, such as two results of one analyte
  /// on a day without an accession.
  func isWorse(_ left: StoredVersion, _ right: StoredVersion) -> Bool {
    let (first, second) = (Standing(left.content, table), Standing(right.content, table))
    return first == second ? isOlder(left, right) : first < second
  }

  /// Whether it is a result that is not there yet.
  func isUnderWay(_ version: StoredVersion) -> Bool {
    Standing(version.content, table) == .pending
  }

  /// Whether it says that what was stated was never true.
  func isWithdrawn(_ version: StoredVersion) -> Bool {
    version.isAbsence || Standing(version.content, table) == .withdrawn
  }

  /// Whether it says something definite: that a result is there, that there is none, or that it never
  /// was true.
  func isFirm(_ version: StoredVersion) -> Bool {
    switch Standing(version.content, table) {
    case .counts, .withdrawn, .notDone: true
    case .pending, .withoutValue: false
    }
  }

  /// Whether a fact is among those and was not withdrawn.
  func counts(_ name: [UInt8], in versions: [StoredVersion]) -> Bool {
    versions.contains { $0.name == name && Standing($0.content, table) != .withdrawn }
  }

  /// Where in its life a result is: not done, under way, there, corrected, withdrawn.
  private func stage(_ version: StoredVersion) -> Int {
    guard !version.isOmission else { return -1 }
    return switch Standing(version.content, table) {
    case .notDone: 0
    case .pending: 1
    case .withoutValue, .counts: isCorrection(version) ? 4 : isEmpty(version) ? 2 : 3
    case .withdrawn: 5
    }
  }

  private func isEmpty(_ version: StoredVersion) -> Bool {
    Standing(version.content, table) == .withoutValue
  }

  /// Source: HL7 v2 table 0085, C: it replaces a final result.
  private func isCorrection(_ version: StoredVersion) -> Bool {
    guard table == .observation, let place = table.parts.content.firstIndex(of: "status"),
      let cells = CellCoding.decode(version.content), place < cells.count
    else { return false }
    return cells[place] == .text("C")
  }
}

extension StoredVersion {
  /// Whether its code is not one that nobody knew when it was loaded, `code^system`: a code that was
  /// mapped since holds.
  fileprivate var hasKnownCode: Bool { !rowKey.contains(UInt8(ascii: "^")) }
}

/// The source's time and number of a version.
struct SourceTime: Comparable {
  let sourceAt: String
  let nanoseconds: Int64
  let sequence: Int64

  static func < (left: Self, right: Self) -> Bool {
    (left.sourceAt, left.nanoseconds, left.sequence)
      < (right.sourceAt, right.nanoseconds, right.sequence)
  }
}

extension StoredVersion {
  var sourceTime: SourceTime {
    SourceTime(sourceAt: sourceAt, nanoseconds: nanoseconds, sequence: sequence)
  }
}
