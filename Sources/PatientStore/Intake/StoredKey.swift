/// A key that a patient is known by, as table `patient_key` holds it.
package struct StoredKey: Hashable, Sendable {
  /// `row`, `record-number` or `resource`.
  package let kind: String
  package let authority: String
  package let number: String

  package init(kind: String, authority: String, number: String) {
    self.kind = kind
    self.authority = authority
    self.number = number
  }
}

/// A key with the patient that it names.
package struct KnownKey: Hashable, Sendable {
  package let key: StoredKey
  package let patientID: Int64
  /// Whether its record was merged into another.
  package let isPrior: Bool

  package init(key: StoredKey, patientID: Int64, isPrior: Bool) {
    self.key = key
    self.patientID = patientID
    self.isPrior = isPrior
  }
}
