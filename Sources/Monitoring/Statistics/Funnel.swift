/// How the sites compare: of each, the patients under surveillance without a current required gap,
/// against the share of all sites.
///
/// The unit is the patient, one yes or no each: the tests of one patient resemble each other.
package struct Funnel: Hashable, Sendable {
  /// Fewer patients than these are listed and not judged.
  package static let leastPatients = 8

  /// All patients under surveillance.
  package let target: Rate
  /// Those with a patient under surveillance, in the order of the directory; last, what nobody is
  /// responsible for.
  package let sites: [Site]

  /// One site in the comparison.
  package struct Site: Hashable, Sendable {
    package var site: SiteIndex?
    package var rate: Rate
    package var verdict: Verdict

    package init(site: SiteIndex?, rate: Rate, verdict: Verdict) {
      self.site = site
      self.rate = rate
      self.verdict = verdict
    }
  }

  /// Where a site lies.
  package enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// No site, or too few patients for any count to be a signal.
    case notJudged
    case within
    case belowAlert
    case belowAlarm
    case aboveAlert
    case aboveAlarm
  }

  package init(target: Rate, rates: [SiteIndex?: Rate]) {
    self.target = target
    let present = rates.filter { $0.value.denominator > 0 }
    sites = present.keys.sorted { ($0?.value ?? .max) < ($1?.value ?? .max) }.map { site in
      let rate = present[site] ?? Rate(0, of: 0)
      let verdict = site == nil ? .notJudged : Self.verdict(rate, target)
      return Site(site: site, rate: rate, verdict: verdict)
    }
  }

  package static func verdict(_ rate: Rate, _ target: Rate) -> Verdict {
    guard rate.denominator >= leastPatients,
      let limits = FunnelLimits(patients: rate.denominator, target: target),
      let lowAlert = limits.lowAlert.count
    else { return .notJudged }
    if let alarm = limits.lowAlarm.count, rate.numerator <= alarm { return .belowAlarm }
    if rate.numerator <= lowAlert { return .belowAlert }
    if let alarm = limits.highAlarm.count, rate.numerator >= alarm { return .aboveAlarm }
    if let alert = limits.highAlert.count, rate.numerator >= alert { return .aboveAlert }
    return .within
  }

  package var judged: [Site] { sites.filter { $0.verdict != .notJudged } }
}

extension Tally {
  /// Computed when asked for.
  package var funnel: Funnel {
    Funnel(
      target: Self.withoutGap(count),
      rates: bySite.mapValues { group in Self.withoutGap(group.count) })
  }

  private static func withoutGap(_ count: (PatientStatus) -> Int) -> Rate {
    let without = count(.due) + count(.upToDate)
    return Rate(without, of: without + count(.gap))
  }
}
