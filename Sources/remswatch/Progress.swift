/// The line that shows how far a run is, on a terminal only.
struct Progress {
  private let isShown: Bool
  private let start = Clock.monotonicSeconds()
  private var lastShown = 0.0
  private var done = 0

  init(isShown: Bool) {
    self.isShown = isShown
  }

  /// Counts a patient of `total`; the line is drawn anew a few times a second.
  mutating func step(of total: Int) {
    done += 1
    guard isShown, done.isMultiple(of: 64) || done == total else { return }
    let now = Clock.monotonicSeconds()
    guard now - lastShown > 0.2 || done == total else { return }
    lastShown = now
    Messages.write("\r\u{1B}[K\(line(at: now, of: total))")
  }

  /// Removes the line.
  func clear() {
    if isShown { Messages.write("\r\u{1B}[K") }
  }

  private func line(at now: Double, of total: Int) -> String {
    let rate = Double(done) / max(now - start, 0.001)
    let left = Int((Double(total - done) / max(rate, 0.001)).rounded(.up))
    let percent = total > 0 ? 100 * done / total : 100
    return "\(done) of \(total) patients (\(percent) %), \(Int(rate)) a second, \(left) s left"
  }
}
