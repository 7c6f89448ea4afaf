internal import Monitoring

/// An audit for a terminal.
struct AuditText {
  /// Characters of a line.
  private static let width = 96

  private let header: ReportHeader
  private let why: Why
  private let file: ReportFile

  init(_ header: ReportHeader, _ selection: AuditSelection, _ file: ReportFile) throws {
    (self.header, self.file) = (header, file)
    why = Why(program: header.program, asOf: header.asOf)
    let question = QuestionWords(header: header)
    try write([question.asOf, question.knownAt, question.rules])
    let limits = selection.limits(header.program)
    if !limits.isEmpty { try write(["Shown of it: \(Words.list(limits).shown) only."]) }
    if header.isSynthetic { try write(["Synthetic data: every patient is invented."]) }
  }

  func add(_ subject: AuditSubject) throws {
    try write([""] + head(subject))
    for (place, obligation) in subject.obligations.enumerated() {
      try write(lines(obligation, subject))
      if place < subject.explanations.count {
        try write(Self.lines(subject.explanations[place]))
      }
    }
    for finding in subject.allFindings {
      try write(["  Data problem: \(finding.problem.words) (\(finding.table).\(finding.column))"])
    }
  }

  func finish(patients: Int, obligations: Int) throws {
    try write([
      "", "\(patients.counted("patient")), \(obligations.counted("obligation")) shown.",
    ])
  }

  private func head(_ subject: AuditSubject) -> [String] {
    let (identity, judgement) = (subject.record.identity, subject.judgement)
    let birth = identity.birthDate.map { "born \($0)" } ?? "birth date \(judgement.birthDateLack)"
    var lines = [
      "MRN \(identity.mrn.shown), \(identity.familyName.shown), \(identity.givenName.shown), \(birth)",
      "  Status: \(judgement.status.word); standing: \(Words.spaced(judgement.standing.rawValue)); "
        + "site: \(subject.siteText.shown); prescriber: \(subject.prescriberText.shown)",
    ]
    if let reason = judgement.notEvaluated { lines.append("  Not evaluated: \(reason.sentence)") }
    for (place, episode) in judgement.episodes.enumerated() {
      lines.append(
        "  Episode \(place + 1): from \(episode.anchor), last infusion \(episode.lastInfusionOn), "
          + "surveillance until \(episode.end)")
    }
    return lines
  }

  private func lines(_ obligation: Obligation, _ subject: AuditSubject) -> [String] {
    let requirement = header.program.requirements[obligation.requirement]
    let id = StableID.obligation(
      obligation, patient: subject.record.identity.id, header.program)
    let occurrence = Words.occurrence(obligation.occurrence.text)
    let name = [requirement.id, occurrence].filter { !$0.isEmpty }.joined(separator: ", ")
    let state = obligation.state.word + (obligation.isCurrent ? " (current)" : "")
    let sentence = why.text(obligation, subject.record, subject.judgement)
    return ["", "  \(state): \(name), due \(obligation.dueOn)  [\(id)]"]
      + Self.wrapped(sentence.shown, indent: "    ")
  }

  private static func lines(_ explanation: Explanation) -> [String] {
    explanation.parts.flatMap { part in
      ["", "    \(part.title)"] + part.lines.flatMap { wrapped($0.shown, indent: "      ") }
    }
  }

  /// Lines of at most `width` characters, broken at blanks.
  private static func wrapped(_ text: String, indent: String) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count + indent.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines.map { indent + $0 }
  }

  private func write(_ lines: [String]) throws {
    try file.write(Array(lines.map { $0 + "\n" }.joined().utf8))
  }
}

extension String {
  /// With characters that a terminal obeys, or that turn the text, shown by their number.
  fileprivate var shown: String { ShownText.whole(self) }
}
