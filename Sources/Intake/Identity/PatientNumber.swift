internal import Crypto
internal import Feeds
internal import PatientStore

/// The number of a patient's row, made from what the patient is known by, so that it does not depend
/// on which file came first.
enum PatientNumber {
  /// The row number that a source states; else one made from the first key, those of merged records
  /// left out where there are others.
  static func of(_ keys: [KnownKey]) -> Int64? {
    let living = keys.filter { !$0.isPrior }
    let choice = (living.isEmpty ? keys : living).compactMap { $0.key.patientKey }.min()
    guard let choice else { return nil }
    // A row's number is the patient's own where there is one database to number rows.
    return choice.kind == .row && choice.authority.isEmpty ? Int64(choice.number) : hash(choice)
  }

  /// The first 63 bits of the SHA-256 of a key; never negative, as a CDM's own numbers may be.
  static func hash(_ key: PatientKey) -> Int64 {
    let text = "\(key.stored.kind)\n\(key.authority)\n\(key.number)"
    let number = SHA256.hash(data: Array(text.utf8)).prefix(8).reduce(UInt64(0)) {
      $0 << 8 | UInt64($1)
    }
    return Int64(number >> 1)
  }
}

extension PatientKey {
  var stored: StoredKey {
    StoredKey(kind: kind.name, authority: authority, number: number)
  }
}

extension PatientKey.Kind {
  fileprivate static let all: [PatientKey.Kind] = [.row, .recordNumber, .resource]

  /// The word of table `patient_key`.
  var name: String {
    switch self {
    case .row: "row"
    case .recordNumber: "record-number"
    case .resource: "resource"
    }
  }
}

extension StoredKey {
  var patientKey: PatientKey? {
    PatientKey.Kind.all.first { $0.name == kind }.map {
      PatientKey(kind: $0, authority: authority, number: number)
    }
  }
}
