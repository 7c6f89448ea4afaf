package import Monitoring

/// Holds what one patient owes by the rule set as it is against what they owe by a variant.
///
/// What has not opened does not count as owed: of later periods a judgement holds the first alone.
package struct WhatIfComparison: Sendable {
  private let before: Side
  private let after: Side
  private let siteID: String?

  /// - Parameters:
  ///   - requirement: the id of the only requirement to look at; nil: all.
  ///   - site: the id of the only site to look at; nil: all.
  package init(
    _ program: Program, _ variant: Program, requirement: String? = nil, site: String? = nil
  ) {
    var ids = program.requirements.map(\.id)
    ids += variant.requirements.map(\.id).filter { !ids.contains($0) }
    before = Side(program, ids, only: requirement)
    after = Side(variant, ids, only: requirement)
    siteID = site
  }

  /// A judgement, with the directory by whose places it names sites.
  package struct Judged {
    let judgement: PatientJudgement
    let directory: Directory

    package init(_ judgement: PatientJudgement, _ directory: Directory) {
      (self.judgement, self.directory) = (judgement, directory)
    }
  }

  /// nil: the site that is looked at has nothing to do with the patient.
  package func compare(_ identity: PatientIdentity, _ old: Judged, _ new: Judged)
    -> WhatIfDifference?
  {
    let owed = before.owed(old) { isOfSite($0, old.directory) }
    let owedThen = after.owed(new) { isOfSite($0, new.directory) }
    guard !owed.isEmpty || !owedThen.isEmpty || isOfSite(old) else { return nil }
    return WhatIfDifference(
      identity: identity, statuses: .init(old.judgement.status, new.judgement.status),
      obligations: .init(owed.count, owedThen.count),
      changes: changes(owed[...], owedThen[...], identity.id))
  }

  /// Goes through both sides in step.
  private func changes(_ old: ArraySlice<Owed>, _ new: ArraySlice<Owed>, _ patient: Int64?)
    -> [WhatIfChange]
  {
    var (old, new, changes) = (old, new, [WhatIfChange]())
    while let next = [old.first, new.first].compactMap({ $0 }).min() {
      let was = old.first.flatMap { $0 == next ? $0 : nil }
      let willBe = new.first.flatMap { $0 == next ? $0 : nil }
      if was != nil { old.removeFirst() }
      if willBe != nil { new.removeFirst() }
      guard was?.obligation.state != willBe?.obligation.state else { continue }
      let program = was == nil ? after.program : before.program
      changes.append(
        WhatIfChange(
          obligationID: StableID.obligation(next.obligation, patient: patient, program),
          requirement: program.requirements[next.obligation.requirement].id,
          occurrence: next.obligation.occurrence, dueOn: next.obligation.dueOn,
          states: .init(was?.obligation.state, willBe?.obligation.state)))
    }
    return changes
  }

  private func isOfSite(_ judged: Judged) -> Bool {
    guard let siteID else { return true }
    return judged.judgement.site.map { judged.directory.sites[Int($0.value)].id } == siteID
  }

  private func isOfSite(_ obligation: Obligation, _ directory: Directory) -> Bool {
    guard let siteID else { return true }
    return obligation.site.map { directory.sites[Int($0.value)].id } == siteID
  }
}

/// A rule set whose requirements are numbered as those of the other side.
private struct Side: Sendable {
  let program: Program
  /// By place of the requirement; nil: it is not looked at.
  private let numbers: [Int?]

  init(_ program: Program, _ ids: [String], only: String?) {
    self.program = program
    numbers = program.requirements.map { requirement in
      (only ?? requirement.id) == requirement.id
        ? ids.firstIndex(of: requirement.id) : nil
    }
  }

  func owed(_ judged: WhatIfComparison.Judged, where isWanted: (Obligation) -> Bool) -> [Owed] {
    judged.judgement.obligations.compactMap { obligation in
      guard obligation.state != .upcoming, let number = numbers[obligation.requirement],
        isWanted(obligation)
      else { return nil }
      return Owed(number: number, obligation: obligation)
    }.sorted()
  }
}

/// An obligation and what tells it from the patient's others, whichever rule set it comes from.
private struct Owed: Comparable {
  let number: Int
  let obligation: Obligation

  private var key: (Int, CivilDate, Int, Int) {
    (number, obligation.dueOn, obligation.episode, course)
  }

  private var course: Int {
    switch obligation.occurrence {
    case .course(let number): number
    case .period, .infusion, .patient: 0
    }
  }

  static func == (left: Owed, right: Owed) -> Bool { left.key == right.key }
  static func < (left: Owed, right: Owed) -> Bool { left.key < right.key }
}
