/// What a result status means: monitoring.md 4.2.
enum ResultStatus {
  case counts
  case pending
  case notDone
  case voided
  case unknown

  init(_ status: String?) {
    switch status {
    case "F", "C", "A", "B", "V", "U": self = .counts
    case "P", "R", "I", "S": self = .pending
    case "X", "N", "O": self = .notDone
    case "D", "W": self = .voided
    default: self = .unknown
    }
  }
}

extension Observation {
  var resultStatus: ResultStatus { ResultStatus(status) }

  var hasValue: Bool {
    if value != nil { return true }
    return (valueText ?? "").contains { !$0.isWhitespace }
  }

  /// Its status counts, and it has a value where its code needs one: monitoring.md 4.2, 4.3.
  var counts: Bool {
    resultStatus == .counts && (hasValue || !needsValue(code))
  }
}

/// The observations that count as the fact's version, by specimen: monitoring.md 2 and 4.1.
func specimensOf(_ observations: [Observation]) -> [[Observation]] {
  var specimens: [Observation.Specimen: [Observation]] = [:]
  for versions in allVersions(observations) {
    let observation = versionInForce(versions)
    specimens[observation.specimen, default: []].append(observation)
  }
  return Array(specimens.values)
}

/// The latest version, but a pending one never replaces one that counts.
private func versionInForce(_ versions: [Observation]) -> Observation {
  var inForce = versions[0]
  for version in versions.dropFirst() {
    if version.resultStatus == .pending && inForce.counts { continue }
    inForce = version
  }
  return inForce
}
