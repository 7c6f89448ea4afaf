internal import Monitoring

/// Compares the gaps that were reported of one patient with those that are listed now.
struct GapComparison {
  let program: Program
  let asOf: CivilDate
  let patientID: Int64
  let judgement: PatientJudgement
  /// Whether the patient has a row of an infusion, be it voided.
  let hasInfusions: Bool
  let sites: SiteNames

  /// What became of each gap, in the order of the file.
  ///
  /// - Parameter earlier: what the earlier report remembers of this patient.
  /// - Parameter listed: the patient's missed and overdue tests.
  func changes(since earlier: [ReportedGap], listed: [ListedObligation]) -> [GapChange] {
    var rest: [String: ReportedGap] = [:]
    for gap in earlier { rest[gap.obligationID] = gap }
    var (changes, seen) = ([GapChange](), Set<String>())
    for obligation in listed where seen.insert(obligation.id).inserted {
      changes.append(open(obligation, before: rest.removeValue(forKey: obligation.id)))
    }
    let found = obligations(of: rest)
    for gap in rest.values { changes.append(notListed(gap, found[gap.obligationID])) }
    return Self.inOrder(changes)
  }

  /// What became of a gap whose patient is not in the database any more.
  static func gone(_ before: ReportedGap, asOf: CivilDate) -> GapChange {
    guard before.status.isPending else { return stillClosed(before) }
    return notJudged(before, .patientGone, asOf: asOf)
  }

  /// The changes of one patient in the order of the file. Places are moved about more cheaply than
  /// changes, and mostly the days differ.
  private static func inOrder(_ changes: [GapChange]) -> [GapChange] {
    let days = changes.map(\.gap.dueOn)
    return changes.indices.sorted { one, other in
      days[one] == days[other]
        ? changes[one].gap.isBefore(changes[other].gap) : days[one] < days[other]
    }.map { changes[$0] }
  }

  private func open(_ obligation: ListedObligation, before: ReportedGap?) -> GapChange {
    let listing = GapListing(
      isMissed: obligation.obligation.state == .missed, priority: obligation.priority,
      severity: program.requirements[obligation.obligation.requirement].severity)
    let wasAlike = before?.status == .open && before?.listing.isMissed == listing.isMissed
    let gap = ReportedGap(
      patientID: patientID, dueOn: obligation.obligation.dueOn, obligationID: obligation.id,
      requirement: program.requirements[obligation.obligation.requirement].id, status: .open,
      sinceOn: wasAlike ? before?.sinceOn ?? asOf : asOf,
      firstReportedOn: before?.firstReportedOn ?? asOf, listing: listing,
      siteID: sites.id(obligation.obligation.site),
      siteFolder: sites.folder(obligation.obligation.site))
    return GapChange(
      kind: Self.kind(of: listing, before: before), gap: gap, before: before, listed: obligation)
  }

  private static func kind(of listing: GapListing, before: ReportedGap?) -> GapChange.Kind {
    guard let before else { return .new }
    guard before.status.isPending else { return .reopened }
    return before.listing == listing ? .stillOpen : .changed
  }

  private func notListed(_ before: ReportedGap, _ obligation: Obligation?) -> GapChange {
    guard before.status.isPending else { return Self.stillClosed(before) }
    if judgement.status == .notStarted, !hasInfusions {
      return Self.notJudged(before, .infusionsGone, asOf: asOf)
    }
    if isNotJudged(before) { return Self.notJudged(before, .notEvaluated, asOf: asOf) }
    var gap = before
    gap.status = .closed(resolution(of: obligation), doneOn: obligation?.doneOn)
    gap.sinceOn = asOf
    if let obligation {
      gap.siteID = sites.id(obligation.site)
      gap.siteFolder = sites.folder(obligation.site)
    }
    return GapChange(kind: .resolved, gap: gap, before: before)
  }

  private static func stillClosed(_ before: ReportedGap) -> GapChange {
    GapChange(kind: .stillClosed, gap: before, before: before)
  }

  private static func notJudged(
    _ before: ReportedGap, _ reason: WhyNotJudged, asOf: CivilDate
  ) -> GapChange {
    var gap = before
    gap.status = .notJudged(reason)
    if before.status != gap.status { gap.sinceOn = asOf }
    let kind: GapChange.Kind = before.status == .open ? .noLongerJudged : .stillNotJudged
    return GapChange(kind: kind, gap: gap, before: before)
  }

  /// Whether missing facts, and not the record, took the gap off the list.
  private func isNotJudged(_ gap: ReportedGap) -> Bool {
    if judgement.status == .notEvaluated { return true }
    return judgement.exclusions.contains {
      $0.kind == .notEvaluated && program.requirements[$0.requirement].id == gap.requirement
    }
  }

  /// The patient's obligations among those that were reported, by id; only ids that can match are
  /// made, as each costs a hash.
  private func obligations(of gaps: [String: ReportedGap]) -> [String: Obligation] {
    let days = Set(gaps.values.filter(\.status.isPending).map(\.dueOn))
    guard !days.isEmpty else { return [:] }
    var found: [String: Obligation] = [:]
    for obligation in judgement.obligations where days.contains(obligation.dueOn) {
      found[StableID.obligation(obligation, patient: patientID, program)] = obligation
    }
    return found
  }

  private func resolution(of obligation: Obligation?) -> Resolution {
    guard let obligation else { return resolutionOfVanished }
    switch obligation.state {
    case .done: return .doneOnTime
    case .doneLate: return .doneLate
    case .waived: return .waived
    case .cancelled: return .cancelled
    case .upcoming, .due: return .notDueYet
    case .missed, .overdue: return resolutionOfUnmet
    }
  }

  /// After a death or a transfer the periods that followed it are not even written.
  private var resolutionOfVanished: Resolution {
    switch judgement.status {
    case .deceased: .deceased
    case .transferredOut: .transferredOut
    case .completed, .notStarted, .notEvaluated, .gap, .due, .upToDate: .noLongerOwed
    }
  }

  private var resolutionOfUnmet: Resolution {
    switch judgement.status {
    case .deceased: .deceased
    case .transferredOut: .transferredOut
    case .completed: .completed
    case .notStarted, .notEvaluated: .noLongerOwed
    case .gap, .due, .upToDate: .earlierEpisode
    }
  }
}
