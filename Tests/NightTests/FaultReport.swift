/// What a loop of faults came to.
struct FaultReport {
  var hits = 0
  /// How often `latest` led to the old run and to the new one after the fault.
  var old = 0
  var new = 0
  var codes: [Int32: Int] = [:]
  var violations: [String] = []

  /// A few of them, to look at.
  var firstViolations: String {
    "\(violations.count): " + violations.prefix(5).joined(separator: "; ")
  }

  mutating func add(_ other: FaultReport) {
    hits += other.hits
    old += other.old
    new += other.new
    codes.merge(other.codes, uniquingKeysWith: +)
    violations += other.violations
  }

  func print(_ what: String, of points: Int) {
    Swift.print(
      "\(what): \(hits) of \(points) points, then the old run \(old) times and the new one \(new), "
        + "\(violations.count) violations; codes "
        + codes.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", "))
  }
}
