/// The numbers of a patient as PID-3, PID-2 or MRG-1 lists them.
struct HL7Numbers {
  /// Those typed as medical record numbers, HL7 table 0203.
  private var recordNumbers: [PatientKey] = []
  /// The others, of which the first stands in for a record number.
  private var others: [PatientKey] = []
  /// Those of the others that have no type at all.
  private var untyped: [PatientKey] = []

  /// Throws where a number that is of use is not readable.
  init(_ value: HL7Value) throws(HL7Flaw) {
    for repetition in value.repetitions where !repetition.isEmptyOrNull {
      let type = try repetition.component(5).code()
      if type == "MR" || type == "MRN" {
        if let key = try Self.key(repetition) { recordNumbers.append(key) }
      } else if isEmpty {
        if let key = try Self.key(repetition) { add(key, type: type) }
      } else if let key = try? Self.key(repetition) {
        add(key, type: type)
      }
    }
  }

  var isEmpty: Bool { recordNumbers.isEmpty && others.isEmpty }

  /// The record numbers, the first of each authority, or else the first number.
  ///
  /// - Parameter former: numbers that are the patient's no more, though they may still be listed.
  func current(without former: [PatientKey] = []) -> [PatientKey] {
    let left = listed.filter { key in !former.contains { key.isSameNumber(as: $0) } }
    guard !recordNumbers.isEmpty else { return Array(left.prefix(1)) }
    var authorities: Set<String> = []
    return left.filter { authorities.insert($0.authority).inserted }
  }

  /// The numbers as MRG-1 means them: all record numbers, or all without a type, or else the first.
  /// A number of another type, such as that of an account, could be another patient's record number.
  var former: [PatientKey] {
    if !recordNumbers.isEmpty { return recordNumbers }
    return untyped.isEmpty ? Array(others.prefix(1)) : untyped
  }

  /// Former numbers, each once, with the authority that is listed here where they state none.
  func completing(_ former: [PatientKey]) -> [PatientKey] {
    var completed: [PatientKey] = []
    for key in former {
      let listed = key.authority.isEmpty ? listed.filter { $0.isSameNumber(as: key) } : []
      for key in listed.isEmpty ? [key] : listed where !completed.contains(key) {
        completed.append(key)
      }
    }
    return completed
  }

  private var listed: [PatientKey] { recordNumbers.isEmpty ? others : recordNumbers }

  private mutating func add(_ key: PatientKey, type: String) {
    others.append(key)
    if type.isEmpty { untyped.append(key) }
  }

  private static func key(_ value: HL7Value) throws(HL7Flaw) -> PatientKey? {
    let number = try value.component(1).code()
    guard !number.isEmpty else { return nil }
    let authority = try value.component(4).subcomponent(1).code()
    return PatientKey(kind: .recordNumber, authority: authority, number: number)
  }
}

extension PatientKey {
  /// Whether both are one number, where it is not stated who assigned it.
  fileprivate func isSameNumber(as other: PatientKey) -> Bool {
    number == other.number
      && (authority == other.authority || authority.isEmpty || other.authority.isEmpty)
  }
}
