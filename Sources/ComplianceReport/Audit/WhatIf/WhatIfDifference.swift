package import Monitoring

/// What becomes of one patient under other rules.
package struct WhatIfDifference: Hashable, Sendable {
  package let identity: PatientIdentity
  package let statuses: Pair<PatientStatus>
  /// Obligations that were compared.
  package let obligations: Pair<Int>
  /// Those that differ, in the order of the rule set and of their due days.
  package let changes: [WhatIfChange]

  /// Under the rule set as it is, and under the variant.
  package struct Pair<Value: Hashable & Sendable>: Hashable, Sendable {
    package let before: Value
    package let after: Value

    init(_ before: Value, _ after: Value) { (self.before, self.after) = (before, after) }

    package var isEqual: Bool { before == after }
  }

  /// Whether there is anything to tell.
  package var isChange: Bool { !statuses.isEqual || !changes.isEmpty }
}

/// An obligation that is not the same under other rules.
package struct WhatIfChange: Hashable, Sendable {
  package let obligationID: String
  /// Its id in the rule set.
  package let requirement: String
  package let occurrence: Occurrence
  package let dueOn: CivilDate
  /// nil: there is no such obligation on that side, or it has not opened.
  package let states: WhatIfDifference.Pair<ObligationState?>
}
