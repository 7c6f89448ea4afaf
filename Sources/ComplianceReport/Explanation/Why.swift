package import Monitoring

/// Says why an obligation stands where it stands, in plain sentences made of the values that were
/// judged: what was owed and by which rule, what was found, and what still counts.
///
/// The same text stands in the pages, the CSV files, the spreadsheets and on the terminal.
package struct Why: Sendable {
  let program: Program
  let asOf: CivilDate
  /// By requirement: what a sentence on it begins with, how it goes on, and how it ends.
  private let owed: [Owed]

  private struct Owed: Sendable {
    let beginning: String
    let schedule: String
    let ending: String
  }

  package init(program: Program, asOf: CivilDate) {
    self.program = program
    self.asOf = asOf
    owed = program.requirements.map { requirement in
      Owed(
        beginning: "\(requirement.test.uppercasedFirst) \(Self.dueWord(requirement)) ",
        schedule: " (" + requirement.scheduleInWords(program.vocabulary),
        ending: "; \(requirement.citation.inShort)).")
    }
  }

  /// - Parameter obligation: one of `judgement`, which is of `record`.
  package func text(
    _ obligation: Obligation, _ record: PatientRecord, _ judgement: PatientJudgement
  ) -> String {
    // Most are shorter; it is made by the million.
    var text = ""
    text.reserveCapacity(384)
    appendOwed(obligation, judgement, to: &text)
    switch obligation.state {
    case .upcoming: Self.append(opening(obligation), to: &text)
    case .done, .doneLate: Self.append(done(obligation), to: &text)
    case .due: appendFound(obligation, judgement, to: &text)
    case .overdue, .missed:
      appendFound(obligation, judgement, to: &text)
      appendLastDay(obligation, to: &text)
    case .cancelled, .waived: Self.append(excuse(obligation, record), to: &text)
    }
    return text
  }

  /// Appends the next sentence, if there is one.
  static func append(_ sentence: String, to text: inout String) {
    guard !sentence.isEmpty else { return }
    text += " "
    text += sentence
  }
}

// MARK: - What was owed

extension Why {
  /// Such as "CBC with differential due 3 May 2025 (every month, 10 days of grace, from the infusion
  /// of 3 Mar 2025; LEMTRADA US prescribing information, boxed warning, 2.6, 5.1)."
  private func appendOwed(
    _ obligation: Obligation, _ judgement: PatientJudgement, to text: inout String
  ) {
    let owed = owed[obligation.requirement]
    text += owed.beginning
    text += obligation.dueOn.inWords
    text += owed.schedule
    appendAnchor(obligation, judgement, to: &text)
    text += owed.ending
  }

  private static func dueWord(_ requirement: Requirement) -> String {
    switch requirement.schedule {
    case .every, .deadline: "due"
    case .baseline: "due by the course of"
    case .point: "checked on"
    }
  }

  /// What the due day is counted from, where that is another day.
  private func appendAnchor(
    _ obligation: Obligation, _ judgement: PatientJudgement, to text: inout String
  ) {
    switch program.requirements[obligation.requirement].schedule {
    case .every:
      let episode = obligation.episode - 1
      guard judgement.episodes.indices.contains(episode) else { return }
      text += ", from the infusion of "
      text += judgement.episodes[episode].anchor.inWords
    case .deadline:
      guard let day = obligation.opensOn else { return }
      text += ", which ended "
      text += day.inWords
    case .baseline, .point: return
    }
  }

  private func opening(_ obligation: Obligation) -> String {
    guard let opens = obligation.opensOn, asOf < opens else { return "Not judged yet." }
    return "Counts from \(opens.inWords) on."
  }

  private func done(_ obligation: Obligation) -> String {
    guard let day = obligation.doneOn else { return "Done." }
    if program.requirements[obligation.requirement].isPointCheck { return "As the rule asks." }
    guard obligation.state == .doneLate else { return "Done \(day.inWords)." }
    return "Done \(day.inWords), \(day.days(since: obligation.dueOn).counted("day")) late."
  }

  /// Until when it could be met, where that is a day of its own.
  private func appendLastDay(_ obligation: Obligation, to text: inout String) {
    guard let closes = obligation.closesOn, closes != obligation.dueOn else { return }
    text += obligation.state == .overdue ? " Still counts if done by " : " Counted until "
    text += closes.inWords
    text += "."
  }

  private func excuse(_ obligation: Obligation, _ record: PatientRecord) -> String {
    if case .deceased(let day) = obligation.reason {
      return "No longer owed: the patient died on \(day.inWords)."
    }
    if case .transferredOut(let day) = obligation.reason {
      return "Not owed here: the patient was transferred out on \(day.inWords)."
    }
    guard case .waived(let index, let isRetroactive) = obligation.reason else { return "" }
    let waiver = record.waivers[index]
    return "Waived: \(Self.ended(waiver.reason)) The waiver was recorded on "
      + waiver.recordedAt.day.inWords
      + (isRetroactive ? ", after the last day that counted." : ".")
  }

  private static func ended(_ text: String) -> String {
    text.isEmpty ? "no reason given." : text.hasSuffix(".") ? text : text + "."
  }
}
