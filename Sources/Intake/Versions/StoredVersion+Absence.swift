internal import PatientSchema
internal import PatientStore

// MARK: - Versions that say that there is no row

extension StoredVersion {
  /// The content where the source says that there is no such row.
  static let absence = CellCoding.encode([.null])

  /// Whether the group was stated without the fact.
  var isOmission: Bool { rowKey.isEmpty && content.isEmpty }

  /// Whether another says that the fact was left out where this one states it.
  func replaces(_ other: StoredVersion) -> Bool {
    other.isOmission && other.sourceTime == sourceTime
  }

  /// Whether it says that there is no such row.
  var isAbsence: Bool { rowKey.isEmpty }

  /// That another fact was not stated where this one was.
  func omission(of name: [UInt8]) -> StoredVersion {
    StoredVersion(
      name: name, sourceAt: sourceAt, nanoseconds: nanoseconds, sequence: sequence, rowKey: [],
      content: [], recordedAt: recordedAt)
  }
}
