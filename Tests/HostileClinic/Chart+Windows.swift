/// The window of one periodic obligation, both ends inclusive.
struct Window: Sendable {
  let opens: CivilDay
  let due: CivilDay
  let closes: CivilDay
}

extension Chart {
  /// The window of obligation `period`, counted from 1.
  func window(
    _ period: Int, every months: Int, graceDays: Int, of episode: Plan.Episode
  ) -> Window {
    let due = episode.anchor.adding(months: period * months)
    let opens = episode.anchor.adding(months: (period - 1) * months) + 1
    return Window(opens: opens, due: due, closes: due + graceDays)
  }

  /// A day in or beside `window`, most often well inside, often on one of its bounds.
  mutating func day(around window: Window) -> CivilDay {
    let inside = max(1, window.due.number - window.opens.number + 1)
    let grace = max(1, window.closes.number - window.due.number)
    if isWellTended && random.chance(92) {
      let day = window.opens + random.below(inside)
      return random.chance(20) ? window.due : day
    }
    return switch random.below(100) {
    case ..<54: window.opens + random.below(inside)
    case ..<63: window.due
    case ..<68: window.due + 1
    case ..<73: window.due - 1
    case ..<77: window.opens
    case ..<81: window.opens - 1
    case ..<86: window.closes
    case ..<90: window.closes + 1
    case ..<93: window.closes - 1
    default: window.due + 1 + random.below(grace)
    }
  }
}
