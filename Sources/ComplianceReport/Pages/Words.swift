internal import Monitoring

// What values are called on the pages.

extension CivilDate {
  /// `Thu 2026-11-12`.
  var withWeekday: String {
    "\(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][weekday - 1]) \(self)"
  }
}

extension Priority {
  var word: String {
    switch self {
    case .urgent: "Urgent"
    case .gap: "Gap"
    case .dueNow: "Due now"
    case .dueSoon: "Later"
    case .past: "Past"
    }
  }

  /// Of the style sheet.
  var style: String { "priority-\(rawValue)" }
}

extension PatientStatus {
  /// As it stands behind a number of patients.
  var word: String {
    switch self {
    case .notEvaluated: "not evaluated"
    case .deceased: "deceased"
    case .transferredOut: "transferred out"
    case .completed: "completed"
    case .notStarted: "not started"
    case .gap: "with a gap"
    case .due: "due soon"
    case .upToDate: "up to date"
    }
  }

  /// In the order in which a reader asks for them: those under surveillance first.
  static let inReadingOrder: [PatientStatus] = [
    .gap, .due, .upToDate, .notStarted, .completed, .deceased, .transferredOut, .notEvaluated,
  ]
}

extension NotEvaluatedReason {
  var sentence: String {
    switch self {
    case .birthDateUnreadable: "The birth date cannot be read."
    case .infusionDateUnreadable: "The date of an infusion cannot be read."
    case .infusionBeforeBirth: "An infusion is dated before the patient's birth."
    case .infusionInTheFuture: "An infusion is dated later than the day after it was recorded."
    case .beyondCalendar: "A due day would lie after 9999-12-31."
    case .identifierUnreadable: "The patient id is not a whole number."
    case .identifierTwice: "The patient id occurs twice."
    }
  }
}

extension PatientJudgement {
  /// Why a patient has no birth date.
  var birthDateLack: String {
    notEvaluated == .birthDateUnreadable ? "not readable" : "not recorded"
  }
}

extension Problem {
  var words: String { Words.spaced(rawValue) }
}

extension Certainty {
  var word: String {
    switch self {
    case .verified: "Verified"
    case .secondary: "Secondary source"
    case .unverified: "To be confirmed"
    case .policy: "Our policy"
    }
  }
}

enum Words {
  /// A word of the files as people write it: `no-differential` becomes `no differential`, and
  /// `no-tsh` becomes `no TSH`. Only a hyphen between letters goes, so that days keep theirs.
  static func spaced(_ word: String) -> String {
    let letters = Array(word)
    let spaced = String(
      letters.indices.map { place in
        guard letters[place] == "-", place > 0, place + 1 < letters.count,
          letters[place - 1].isLetter, letters[place + 1].isLetter
        else { return letters[place] }
        return " "
      })
    return spaced.split(separator: " ", omittingEmptySubsequences: false)
      .map { isAbbreviation($0) ? $0.uppercased() : String($0) }.joined(separator: " ")
  }

  /// A word that nobody can say, such as `tsh`.
  private static func isAbbreviation(_ word: Substring) -> Bool {
    word.count > 1 && !word.contains { "aeiouyAEIOUY".contains($0) } && word.allSatisfy(\.isLetter)
  }

  /// Which of a requirement's obligations it is: the files give a period by its number alone.
  static func occurrence(_ text: String) -> String {
    Int(text) == nil ? text : "period \(text)"
  }

  /// `CBC, creatinine and skin exam`.
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension String {
  /// With its first letter as a capital, or without it.
  var uppercasedFirst: String { prefix(1).uppercased() + dropFirst() }
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
