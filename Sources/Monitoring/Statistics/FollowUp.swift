/// How long one patient is followed, and what of it was in time: what the curves and the time
/// covered are made of. Only required periodic obligations are looked at.
struct FollowUp {
  private let judgement: PatientJudgement
  private let program: Program
  private let asOf: CivilDate
  /// Last day of surveillance by episode: its end, or the close of its last required period where
  /// that is later.
  private var ends: [CivilDate]

  init(_ judgement: PatientJudgement, _ program: Program, asOf: CivilDate) {
    self.judgement = judgement
    self.program = program
    self.asOf = asOf
    ends = judgement.episodes.map(\.end)
    for obligation in judgement.obligations where isLookedAt(obligation) {
      let place = obligation.episode - 1
      ends[place] = max(ends[place], obligation.closesOn ?? obligation.dueOn)
    }
  }

  private func isLookedAt(_ obligation: Obligation) -> Bool {
    guard case .period = obligation.occurrence, ends.indices.contains(obligation.episode - 1)
    else { return false }
    return program.requirements[obligation.requirement].severity == .required
  }

  /// The last day on which something that began on `day` is followed: the as-of day, the end of
  /// surveillance, or the first death or transfer out from then on.
  private func lastDay(inEpisodeAt place: Int, from day: CivilDate) -> CivilDate {
    min(asOf, ends[place], judgement.leftOn.first { $0 >= day } ?? .last)
  }

  /// Adds each episode: from its first infusion to the closing day of the first missed test.
  func addFirstMissed(to counts: inout SurvivalCounts) {
    guard !judgement.episodes.isEmpty else { return }
    var firsts = [CivilDate?](repeating: nil, count: ends.count)
    for obligation in judgement.obligations where obligation.state == .missed {
      guard isLookedAt(obligation), let closes = obligation.closesOn else { continue }
      let place = obligation.episode - 1
      firsts[place] = min(firsts[place] ?? .last, closes)
    }
    for (place, episode) in judgement.episodes.enumerated() {
      let last = lastDay(inEpisodeAt: place, from: episode.anchor)
      let missed = firsts[place].flatMap { $0 <= last ? $0 : nil }
      counts.add(days: (missed ?? last).days(since: episode.anchor), isEvent: missed != nil)
    }
  }

  /// Adds each gap: from the due day on which a test was not done to the day of the next one that
  /// was done for this or a later period of the same requirement and episode.
  func addGaps(to counts: inout SurvivalCounts) {
    var (requirement, episode, nextDone) = (-1, 0, CivilDate?.none)
    for obligation in judgement.obligations.reversed() where isLookedAt(obligation) {
      if obligation.requirement != requirement || obligation.episode != episode {
        (requirement, episode, nextDone) = (obligation.requirement, obligation.episode, nil)
      }
      if obligation.state.isMet { nextDone = obligation.doneOn }
      if Self.opensGap(obligation) {
        addGap(from: obligation.dueOn, closedOn: nextDone, episode, to: &counts)
      }
    }
  }

  private static func opensGap(_ obligation: Obligation) -> Bool {
    switch obligation.state {
    case .doneLate, .overdue, .missed: return true
    case .upcoming, .due, .done, .waived: return false
    case .cancelled:
      // A death cancels what was already late as well; a transfer only what was due after it.
      guard case .deceased(let day) = obligation.reason else { return false }
      return obligation.dueOn < day
    }
  }

  private func addGap(
    from due: CivilDate, closedOn done: CivilDate?, _ episode: Int,
    to counts: inout SurvivalCounts
  ) {
    let last = lastDay(inEpisodeAt: episode - 1, from: due)
    guard due < last else { return }
    let closed = done.flatMap { $0 <= last ? $0 : nil }
    counts.add(days: (closed ?? last).days(since: due), isEvent: closed != nil)
  }

  /// Adds the share of days covered of each requirement in the latest episode.
  func addCoverage(to histogram: inout CoverageHistogram) {
    guard let episode = judgement.episodes.last else { return }
    let end = min(asOf, ends[ends.count - 1])
    let current = judgement.obligations.filter {
      $0.episode == judgement.episodes.count && isLookedAt($0)
    }
    var rest = current[...]
    while let first = rest.first {
      let periods = rest.prefix { $0.requirement == first.requirement }
      rest = rest.dropFirst(periods.count)
      if let share = Coverage(periods, from: episode.anchor, to: end).share { histogram.add(share) }
    }
  }
}
