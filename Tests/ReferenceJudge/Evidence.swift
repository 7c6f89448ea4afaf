/// A specimen that was taken for a test and does not satisfy it: monitoring.md 4.4.
struct Attempt: Hashable {
  let day: Day
  let reason: AttemptReason
}

/// Why an attempt satisfies nothing; the first of several is shown.
enum AttemptReason: Hashable {
  case incomplete(String)
  case pending
  case notPerformed
  case noValue

  var text: String {
    switch self {
    case .incomplete(let reason): return reason
    case .pending: return "pending"
    case .notPerformed: return "not-performed"
    case .noValue: return "no-value"
    }
  }

  var rank: Int {
    switch self {
    case .incomplete: return 1
    case .pending: return 2
    case .notPerformed: return 3
    case .noValue: return 4
    }
  }
}

/// The days on which a requirement was met, each once and in order, and the attempts at it.
struct Evidence {
  let days: [Day]
  let attempts: [Attempt]

  init(days: Set<Day>, attempts: [Attempt] = []) {
    self.days = days.sorted()
    self.attempts = attempts
  }

  /// The attempt that is shown: of the latest day in the window, the first of its reasons.
  func latestAttempt(from opens: Day?, to closes: Day) -> Attempt? {
    let inside = attempts.filter { (opens ?? .first) <= $0.day && $0.day <= closes }
    let latest = inside.map(\.day).max()
    return inside.filter { $0.day == latest }.min { $0.reason.rank < $1.reason.rank }
  }
}

enum SpecimenOutcome {
  case done
  case attempt(AttemptReason)
  case nothing
}

/// What one specimen is worth for one test: monitoring.md 4.4, in its order.
func outcome(of specimen: [Observation], for test: EvidenceDefinition) -> SpecimenOutcome {
  let rows = specimen.filter { test.names($0.code) && $0.resultStatus != .voided }
  let counting = Set(rows.filter(\.counts).map(\.code))
  let hasPanel = !counting.isDisjoint(with: test.panels)
  if test.components.isEmpty {
    if hasPanel { return .done }
  } else {
    if test.components.allSatisfy({ !$0.isDisjoint(with: counting) }) { return .done }
    let isPanelOnly = rows.allSatisfy { test.panels.contains($0.code) }
    if hasPanel && isPanelOnly { return .done }
  }
  if !counting.isEmpty, let reason = test.incompleteReason { return .attempt(.incomplete(reason)) }
  if rows.contains(where: { $0.resultStatus == .pending }) { return .attempt(.pending) }
  if rows.contains(where: { $0.resultStatus == .notDone }) { return .attempt(.notPerformed) }
  if rows.contains(where: { $0.resultStatus == .counts }) { return .attempt(.noValue) }
  return .nothing
}

extension Chart {
  /// The evidence of a test, a form or the varicella history up to the as-of day.
  func evidence(of source: EvidenceSource) -> Evidence {
    switch source {
    case .test(let test): return evidence(of: test)
    case .form(let kind):
      return Evidence(days: Set(forms.filter { $0.kind == kind }.map(\.submittedOn)))
    case .varicella:
      let tests = evidence(of: varicellaImmunity)
      let kinds = ["varicella-immunity", "varicella-vaccine"]
      let history = histories.filter { kinds.contains($0.kind) }.map(\.startedOn)
      return Evidence(days: Set(tests.days + history), attempts: tests.attempts)
    case .none: return Evidence(days: [])
    }
  }

  private func evidence(of test: EvidenceDefinition) -> Evidence {
    var days: Set<Day> = []
    var attempts: [Attempt] = []
    for specimen in specimens {
      let day = specimen[0].collectedOn
      switch outcome(of: specimen, for: test) {
      case .done: days.insert(day)
      case .attempt(let reason): attempts.append(Attempt(day: day, reason: reason))
      case .nothing: continue
      }
    }
    return Evidence(days: days, attempts: attempts)
  }
}
