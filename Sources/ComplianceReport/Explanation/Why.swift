package import Monitoring

/// Says why an obligation stands where it stands, in plain sentences made of the values that were
/// judged: what was owed and by which rule, what was found, and what still counts.
///
/// The same text stands in the pages, the CSV files, the spreadsheets and on the terminal.
package struct Why: Sendable {
  let program: Program
  let asOf: CivilDate
  /// By requirement: its schedule in words, and where it can be read.
  private let schedules: [String]
  private let sources: [String]

  package init(program: Program, asOf: CivilDate) {
    self.program = program
    self.asOf = asOf
    schedules = program.requirements.map { $0.scheduleInWords(program.vocabulary) }
    sources = program.requirements.map(\.citation.inShort)
  }

  /// - Parameter obligation: one of `judgement`, which is of `record`.
  package func text(
    _ obligation: Obligation, _ record: PatientRecord, _ judgement: PatientJudgement
  ) -> String {
    var sentences = [owed(obligation, judgement)]
    switch obligation.state {
    case .upcoming: sentences.append(opening(obligation))
    case .done, .doneLate: sentences.append(done(obligation))
    case .due: sentences.append(contentsOf: found(obligation, record, judgement))
    case .overdue, .missed:
      sentences.append(contentsOf: found(obligation, record, judgement))
      if let end = lastDay(obligation) { sentences.append(end) }
    case .cancelled, .waived: sentences.append(excuse(obligation, record))
    }
    return sentences.filter { !$0.isEmpty }.joined(separator: " ")
  }
}

// MARK: - What was owed

extension Why {
  /// Such as "CBC with differential due 3 May 2025 (every month, 10 days of grace, from the infusion
  /// of 3 Mar 2025; LEMTRADA US prescribing information, boxed warning, 2.6, 5.1)."
  private func owed(_ obligation: Obligation, _ judgement: PatientJudgement) -> String {
    let requirement = program.requirements[obligation.requirement]
    let anchor = anchor(obligation, requirement, judgement)
    let rule = schedules[obligation.requirement] + (anchor.isEmpty ? "" : ", \(anchor)")
    return
      "\(requirement.test.uppercasedFirst) \(dueWord(requirement)) \(obligation.dueOn.inWords) "
      + "(\(rule); \(sources[obligation.requirement]))."
  }

  private func dueWord(_ requirement: Requirement) -> String {
    switch requirement.schedule {
    case .every, .deadline: "due"
    case .baseline: "due by the course of"
    case .point: "checked on"
    }
  }

  /// What the due day is counted from, where that is another day.
  private func anchor(
    _ obligation: Obligation, _ requirement: Requirement, _ judgement: PatientJudgement
  ) -> String {
    switch requirement.schedule {
    case .every:
      let episode = obligation.episode - 1
      guard judgement.episodes.indices.contains(episode) else { return "" }
      return "from the infusion of \(judgement.episodes[episode].anchor.inWords)"
    case .deadline: return obligation.opensOn.map { "which ended \($0.inWords)" } ?? ""
    case .baseline, .point: return ""
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
  private func lastDay(_ obligation: Obligation) -> String? {
    guard let closes = obligation.closesOn, closes != obligation.dueOn else { return nil }
    return obligation.state == .overdue
      ? "Still counts if done by \(closes.inWords)." : "Counted until \(closes.inWords)."
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
