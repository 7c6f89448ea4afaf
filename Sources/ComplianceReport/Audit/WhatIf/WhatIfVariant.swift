package import Monitoring

/// Rules that the facts are judged by in place of the rule set as it is.
package struct WhatIfVariant: Sendable {
  /// As it was asked for, such as `grace-days=7`.
  package let name: String
  package let program: Program
  /// Of a rule set file of its own; nil: the rule set as it is with other numbers.
  package let sha256: String?

  package init(name: String, program: Program, sha256: String? = nil) {
    (self.name, self.program, self.sha256) = (name, program, sha256)
  }
}

extension Program {
  /// The rule set with other days of grace; nil: nothing that is asked for has any.
  ///
  /// - Parameter requirement: a place in `requirements`; nil: every periodic requirement.
  package func withGrace(days: Int, of requirement: Int?) -> Program? {
    var (changed, isChanged) = (self, false)
    for place in requirements.indices where (requirement ?? place) == place {
      guard case .every(var schedule) = requirements[place].schedule else { continue }
      schedule.graceDays = days
      changed.requirements[place].schedule = .every(schedule)
      isChanged = true
    }
    return isChanged ? changed : nil
  }
}
