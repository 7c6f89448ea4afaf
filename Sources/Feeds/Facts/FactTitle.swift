/// What a source calls a fact in every version of it, where that outlives a change of the row's own
/// key: a correction that moves a result to another day is told from a second result by it.
package struct FactTitle: Hashable, Sendable {
  /// Within what the group is one.
  package enum Scope: Hashable, Sendable {
    /// Another patient's of the same name is another: laboratories use order numbers again.
    case patient
    /// The source has one of that name: where a later version names another patient, it is that
    /// patient's and no longer the first one's.
    case source
  }

  /// What the source states together, such as an order or a resource.
  package let group: String
  /// Which of it. "" is the head: where it is stated, the group is stated as a whole, and whatever
  /// of it is not in the statement is not so any more.
  package let part: String
  package let scope: Scope

  package init(group: String, part: String = "", scope: Scope = .patient) {
    self.group = group
    self.part = part
    self.scope = scope
  }
}
