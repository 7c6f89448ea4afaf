/// What one check of `doctor` found.
struct Diagnosis: Hashable, Encodable {
  let level: Level
  /// What was looked at, in a word or two.
  let check: String
  /// What was found, without a full stop.
  let found: String
  /// What to do, without a full stop; nil: nothing, or `found` says it.
  let remedy: String?

  enum Level: String, Encodable {
    case ok, warning, problem
  }

  static func ok(_ check: String, _ found: String) -> Diagnosis {
    Diagnosis(level: .ok, check: check, found: found, remedy: nil)
  }

  static func warning(_ check: String, _ found: String, _ remedy: String) -> Diagnosis {
    Diagnosis(level: .warning, check: check, found: found, remedy: remedy)
  }

  static func problem(_ check: String, _ found: String, _ remedy: String? = nil) -> Diagnosis {
    Diagnosis(level: .problem, check: check, found: found, remedy: remedy)
  }

  /// The sentence of an error already says what to do.
  static func problem(_ check: String, _ error: any Error) -> Diagnosis {
    var sentence = "\(error)"
    if sentence.last == "." { sentence.removeLast() }
    return problem(check, sentence)
  }

  /// One line: `problem  database: what was found; what to do.`
  var line: String {
    let word = level.rawValue + String(repeating: " ", count: 7 - level.rawValue.count)
    return "\(word)  \(check): \(found)" + (remedy.map { "; \($0)." } ?? ".")
  }
}
