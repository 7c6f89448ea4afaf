internal import Feeds
internal import PatientStore

/// Finds the patient that keys name, and joins patients that turn out to be one.
struct PatientIdentity {
  let tables: IntakeTables
  let rules: IdentityRules

  /// What keys lead to: the number of the patient from now on, and the patients that became it.
  struct Match: Hashable {
    let patientID: Int64
    /// Numbers whose rows are this patient's from now on; empty in all but a few cases.
    let joined: [Int64]
    /// Keys that nobody had.
    let added: [StoredKey]
    /// Keys of records that are merged by this.
    let merged: [StoredKey]

    var isChanged: Bool { !joined.isEmpty || !added.isEmpty || !merged.isEmpty }
  }

  /// Finds out whose keys these are, without changing anything.
  ///
  /// Throws an `IdentityRefusal`.
  func patients(of keys: [PatientKey]) throws -> [Int64] {
    guard !keys.isEmpty else { throw IdentityRefusal.noPatient }
    let keys = keys.map(normalized)
    var patients = Set(try keys.compactMap { try tables.known($0.stored)?.patientID })
    for key in keys {
      if let other = try find(key, among: patients)?.patientID { patients.insert(other) }
    }
    return patients.sorted()
  }

  /// Whose the keys are where they are all of one patient; nothing is changed yet.
  ///
  /// - Parameter prior: those of `keys` under which nobody is to be known any more.
  ///
  /// Throws an `IdentityRefusal`.
  func match(_ keys: [PatientKey], prior: [PatientKey]) throws -> Match {
    let ids = try patients(of: keys + prior)
    let present = try ids.flatMap { try tables.keys(of: $0) }
    let priorKeys = Set(prior.map { normalized($0).stored })
    let added = Set((keys + prior).map { normalized($0).stored })
      .subtracting(present.map(\.key)).sorted { $0.isBefore($1) }
    let all =
      present.map { $0.isPrior || priorKeys.contains($0.key) ? $0.merged : $0 }
      + added.map { KnownKey(key: $0, patientID: 0, isPrior: priorKeys.contains($0)) }
    guard let number = PatientNumber.of(all) else { throw IdentityRefusal.noPatient }
    if !ids.contains(number), try !tables.keys(of: number).isEmpty {
      throw IdentityRefusal.patientNumberTaken
    }
    let merged = priorKeys.subtracting(present.filter(\.isPrior).map(\.key))
    return Match(
      patientID: number, joined: ids.filter { $0 != number }, added: added,
      merged: merged.sorted { $0.isBefore($1) })
  }

  /// Makes the keys of a match, and with them their patients, one patient.
  func join(_ match: Match) throws {
    for key in match.added { try tables.insert(key, for: match.patientID) }
    for id in match.joined { try tables.moveKeys(from: id, to: match.patientID) }
    for key in match.merged { try tables.markPrior(key) }
  }

  /// The record number to print for a patient.
  func printed(_ patientID: Int64) throws -> String {
    let keys = try tables.keys(of: patientID)
    let living = keys.contains { !$0.isPrior } ? keys.filter { !$0.isPrior } : keys
    let choice = living.compactMap(\.key.patientKey).filter { $0.kind == .recordNumber }.min()
    guard let choice else { return Self.substitute(living.compactMap(\.key.patientKey).min()) }
    let isForeign = !rules.homeAuthority.isEmpty && !choice.authority.isEmpty
    let text = isForeign ? "\(choice.number) (\(choice.authority))" : choice.number
    let other = try tables.patientID(printedAs: text)
    return other == nil || other == patientID ? text : "\(text) [\(patientID)]"
  }

  /// What is printed for a patient whose record number no source stated.
  private static func substitute(_ key: PatientKey?) -> String {
    key.map { ($0.kind == .resource ? resourcePrefix : rowPrefix) + $0.number } ?? ""
  }

  private static let resourcePrefix = "Patient/"
  private static let rowPrefix = "row "

  /// The same key whoever states it: an authority has one name, the home authority has none, and who
  /// copies what a report printed in place of a record number means the same patient.
  private func normalized(_ key: PatientKey) -> PatientKey {
    guard key.kind == .recordNumber else {
      return PatientKey(kind: key.kind, authority: rules.source, number: key.number)
    }
    let authority = rules.authorities[key.authority] ?? key.authority
    guard authority.isEmpty else {
      let stated = authority == rules.homeAuthority ? "" : authority
      return PatientKey(kind: key.kind, authority: stated, number: key.number)
    }
    for (prefix, kind) in [(Self.resourcePrefix, PatientKey.Kind.resource), (Self.rowPrefix, .row)]
    where key.number.hasPrefix(prefix) {
      let number = String(key.number.dropFirst(prefix.count))
      return PatientKey(kind: kind, authority: rules.source, number: number)
    }
    return key
  }

  /// What is known of a key.
  ///
  /// Where no home authority is named, a record number without an authority is that of whoever alone
  /// has it, and the other way round; one that two authorities assigned is nobody's, unless both did so
  /// to the patient that the other keys name.
  private func find(_ key: PatientKey, among patients: Set<Int64>) throws -> KnownKey? {
    if let exact = try tables.known(key.stored) { return exact }
    guard key.kind == .recordNumber, rules.homeAuthority.isEmpty else { return nil }
    let others = try tables.known(kind: key.stored.kind, number: key.number)
    if let own = others.first(where: { patients.contains($0.patientID) }) { return own }
    if !key.authority.isEmpty, others.contains(where: { !$0.key.authority.isEmpty }) {
      throw IdentityRefusal.numberTaken
    }
    guard others.allSatisfy({ $0.patientID == others[0].patientID }) else {
      throw IdentityRefusal.severalAuthorities
    }
    return others.first
  }
}

extension KnownKey {
  fileprivate var merged: KnownKey { KnownKey(key: key, patientID: patientID, isPrior: true) }
}

extension StoredKey {
  fileprivate func isBefore(_ other: StoredKey) -> Bool {
    (kind, authority, number) < (other.kind, other.authority, other.number)
  }
}
