internal import Monitoring

/// One requirement's obligations in the order of the days on which their marks stand.
struct TimelineLane: Sendable {
  /// Place in `Program.requirements`.
  let requirement: Int
  let obligations: [Obligation]
}

/// Lanes of one kind under a heading.
struct TimelineGroup: Sendable {
  let title: String
  /// Points between two marks of a lane: nil where each stands on its day whatever is beside it.
  let leastDistance: Int?
  let lanes: [TimelineLane]
}

/// Every requirement that was judged, tests first, then forms, then what is checked at infusions.
struct TimelineLanes: Sendable {
  let groups: [TimelineGroup]

  init(_ program: Program, _ judgement: PatientJudgement) {
    let excluded = Set(judgement.exclusions.map(\.requirement))
    let judged = program.requirements.indices.filter { !excluded.contains($0) }
    groups = Kind.allCases.compactMap { kind in
      let lanes = judged.filter { Kind(program.requirements[$0]) == kind }
      guard !lanes.isEmpty else { return nil }
      return TimelineGroup(
        title: kind.title, leastDistance: kind == .check ? 9 : nil,
        lanes: lanes.map { Self.lane($0, judgement) })
    }
  }

  private static func lane(_ requirement: Int, _ judgement: PatientJudgement) -> TimelineLane {
    let own = judgement.obligations.enumerated().filter { $0.element.requirement == requirement }
    let ordered = own.sorted {
      ($0.element.markedOn, $0.offset) < ($1.element.markedOn, $1.offset)
    }
    return TimelineLane(requirement: requirement, obligations: ordered.map(\.element))
  }

  private enum Kind: CaseIterable {
    case periodicTest, test, form, check

    init(_ requirement: Requirement) {
      switch (requirement.evidence, requirement.schedule) {
      case (.form, _): self = .form
      case (.test, .every): self = .periodicTest
      case (.test, .baseline), (.test, .deadline): self = .test
      case (_, .point), (nil, _): self = .check
      }
    }

    var title: String {
      switch self {
      case .periodicTest: "Tests, again and again"
      case .test: "Tests before a course"
      case .form: "Forms"
      case .check: "Checks at infusions"
      }
    }
  }
}

extension Obligation {
  /// The day on which its mark stands: when it was done, else when it is or was due.
  var markedOn: CivilDate { doneOn ?? dueOn }

  /// The last day on which something late counts, or up to which it has been late.
  func lateUntil(_ asOf: CivilDate) -> CivilDate? {
    closesOn ?? doneOn ?? (state.isUnmet ? asOf : nil)
  }
}
