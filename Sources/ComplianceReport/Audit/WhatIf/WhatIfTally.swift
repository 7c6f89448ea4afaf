package import Monitoring

/// What a variant changes, added up patient by patient; nothing of a patient is kept.
package struct WhatIfTally: Hashable, Sendable {
  package private(set) var patients = 0
  /// Patients of another class, or with an obligation that differs.
  package private(set) var patientsChanged = 0
  package private(set) var classesChanged = 0
  package private(set) var obligationsBefore = 0
  package private(set) var obligationsAfter = 0
  /// Obligations of both sides with another state.
  package private(set) var statesChanged = 0
  package private(set) var onlyBefore = 0
  package private(set) var onlyAfter = 0
  private var classes: [WhatIfDifference.Pair<PatientStatus>: Int] = [:]

  package init() {}

  /// Obligations that differ.
  package var obligationsChanged: Int { statesChanged + onlyBefore + onlyAfter }

  /// Patients that go from one class to another, or stay.
  package func count(from before: PatientStatus, to after: PatientStatus) -> Int {
    classes[.init(before, after)] ?? 0
  }

  /// Patients of a class under the rule set as it is.
  package func countBefore(_ status: PatientStatus) -> Int {
    PatientStatus.allCases.reduce(0) { $0 + count(from: status, to: $1) }
  }

  /// Patients of a class under the variant.
  package func countAfter(_ status: PatientStatus) -> Int {
    PatientStatus.allCases.reduce(0) { $0 + count(from: $1, to: status) }
  }

  package mutating func add(_ difference: WhatIfDifference) {
    patients += 1
    classes[difference.statuses, default: 0] += 1
    if difference.isChange { patientsChanged += 1 }
    if !difference.statuses.isEqual { classesChanged += 1 }
    obligationsBefore += difference.obligations.before
    obligationsAfter += difference.obligations.after
    for change in difference.changes {
      if change.states.before == nil {
        onlyAfter += 1
      } else if change.states.after == nil {
        onlyBefore += 1
      } else {
        statesChanged += 1
      }
    }
  }
}

extension WhatIfTally {
  /// Moves from class to class that at least one patient makes, in reading order.
  var moves: [(before: PatientStatus, after: PatientStatus, patients: Int)] {
    PatientStatus.inReadingOrder.flatMap { before in
      PatientStatus.inReadingOrder.compactMap { after in
        let count = count(from: before, to: after)
        return count > 0 ? (before, after, count) : nil
      }
    }
  }
}
