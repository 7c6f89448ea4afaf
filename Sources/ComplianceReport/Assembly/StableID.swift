internal import Crypto
internal import Monitoring

/// Names made of hashes: the same from night to night, and no patient's or site's text in them.
enum StableID {
  /// Of an obligation: by patient, requirement, episode and due day, and of what is owed once a
  /// course also by the course, since two deadlines can fall on one day.
  static func obligation(_ obligation: Obligation, patient: Int64?, _ program: Program) -> String {
    // `patient|requirement|episode|due`, and `|course`; in bytes, as it is made by the million.
    var key: [UInt8] = []
    key.reserveCapacity(64)
    func append(_ text: String) {
      key.append(contentsOf: text.utf8)
      key.append(UInt8(ascii: "|"))
    }
    append(patient.map(String.init) ?? "")
    append(program.requirements[obligation.requirement].id)
    append(String(obligation.episode))
    obligation.dueOn.appendISO(to: &key)
    if case .course(let number) = obligation.occurrence { key += "|\(number)".utf8 }
    return hash(key, digits: 16)
  }

  /// Of a MeasureReport: by patient, or nobody of the summary, rule set and as-of day.
  static func measureReport(of patient: String, _ program: Program, asOf: CivilDate) -> String {
    hash("measure-report|\(patient)|\(program.id)|\(asOf)", digits: 32)
  }

  /// The folder of a site's own report.
  static func siteFolder(_ id: String) -> String { "site-" + hash(id, digits: 12) }

  /// The name of a patient's own files: made of the patient's id; where that cannot be read, of the
  /// record number.
  static func patientFile(_ identity: PatientIdentity) -> String {
    "patient-" + hash(identity.id.map { "id|\($0)" } ?? "mrn|\(identity.mrn)", digits: 12)
  }

  private static func hash(_ text: String, digits: Int) -> String {
    hash(Array(text.utf8), digits: digits)
  }

  private static func hash(_ bytes: [UInt8], digits: Int) -> String {
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    return String(unsafeUninitializedCapacity: digits) { buffer in
      for (place, byte) in hash.finalize().prefix(digits / 2).enumerated() {
        buffer[2 * place] = digit(byte >> 4)
        buffer[2 * place + 1] = digit(byte & 15)
      }
      return digits
    }
  }

  /// Hexadecimal, lower case.
  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
