internal import Feeds
internal import PatientStore

/// The mapping tells patients apart by other rules than those by which it did so before.
package enum IdentityRulesError: Error, Hashable, Sendable {
  case homeAuthorityChanged(from: String, to: String)
  case authorityChanged(String, from: String, to: String)
}

extension IdentityRulesError: CustomStringConvertible {
  package var description: String {
    let (setting, old, new) =
      switch self {
      case .homeAuthorityChanged(let old, let new): ("home-authority", old, new)
      case .authorityChanged(let name, let old, let new): ("authorities: \(name)", old, new)
      }
    return
      "The mapping has \(Self.value(new)) for '\(setting)', and patients of this database were "
      + "told apart with \(Self.value(old)): one patient would become two, or two one. Put it back, or "
      + "load every file into a new database. Nothing was loaded."
  }

  private static func value(_ text: String) -> String { text.isEmpty ? "nothing" : "'\(text)'" }
}

extension IdentityRules {
  /// Enters these rules in place of those before. A rule may be added as long as no patient is known
  /// by a number that it would change the meaning of.
  ///
  /// Throws an `IdentityRulesError` where it may not.
  func enter(in tables: IntakeTables) throws {
    let (old, new) = (try tables.identityRules(), named)
    guard old != new else { return }
    for name in Set(old.keys).union(new.keys).sorted() {
      let (before, after) = (old[name] ?? "", new[name] ?? "")
      guard before != after, try isUsed(name, before, after, old, tables) else { continue }
      guard name != Self.home else {
        throw IdentityRulesError.homeAuthorityChanged(from: before, to: after)
      }
      let authority = String(name.dropFirst(Self.prefix.count))
      throw IdentityRulesError.authorityChanged(authority, from: before, to: after)
    }
    try tables.replace(identityRules: new)
  }

  private static let home = "home-authority"
  private static let prefix = "authority "

  private var named: [String: String] {
    var rules = Dictionary(
      uniqueKeysWithValues: authorities.map { (Self.prefix + $0.key, $0.value) })
    if !homeAuthority.isEmpty { rules[Self.home] = homeAuthority }
    return rules
  }

  /// Whether any number is known by the rule as it was, or would be another by the rule as it is.
  private func isUsed(
    _ name: String, _ before: String, _ after: String, _ old: [String: String],
    _ tables: IntakeTables
  ) throws -> Bool {
    // The numbers of the home authority are kept without one.
    let stored = { (authority: String) in authority == old[Self.home] ? "" : authority }
    guard name == Self.home else {
      let authority = String(name.dropFirst(Self.prefix.count))
      return try hasNumbers(of: before.isEmpty ? authority : stored(before), tables)
    }
    return try hasNumbers(of: before.isEmpty ? after : "", tables)
  }

  private func hasNumbers(of authority: String, _ tables: IntakeTables) throws -> Bool {
    try tables.hasKeys(kind: PatientKey.Kind.recordNumber.name, authority: authority)
  }
}
