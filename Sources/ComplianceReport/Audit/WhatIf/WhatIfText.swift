internal import Monitoring

/// A what-if for a terminal.
struct WhatIfText {
  let header: ReportHeader

  /// The question, and the counts of all variants side by side.
  func head(_ parts: [WhatIfPart]) -> [UInt8] {
    let question = QuestionWords(header: header)
    var lines = [question.asOf, question.knownAt, question.rules]
    if header.isSynthetic { lines.append("Synthetic data: every patient is invented.") }
    lines += ["", "What each variant changes:"]
    lines += Self.aligned(
      [["", "PATIENTS", "OTHER CLASS", "OBLIGATIONS"]] + parts.map(Self.counts))
    lines += ["", "Patients by class:"]
    lines += Self.aligned(classes(parts))
    return Self.bytes(lines)
  }

  /// What stands above the patients of a variant.
  func head(of part: WhatIfPart) -> [UInt8] {
    let tally = part.tally
    var lines = ["", "\(part.variant.name.shown): \(Self.rules(part.variant))"]
    guard tally.patientsChanged > 0 else { return Self.bytes(lines + ["  Nothing changes."]) }
    lines.append(
      "  \(tally.statesChanged.counted("obligation")) with another state, "
        + "\(tally.onlyBefore.grouped) only by the rule set as it is, "
        + "\(tally.onlyAfter.grouped) only by the variant")
    for move in tally.moves where move.before != move.after {
      lines.append(
        "  \(move.before.word) -> \(move.after.word): \(move.patients.counted("patient"))")
    }
    return Self.bytes(lines)
  }

  /// A patient that differs.
  func lines(_ difference: WhatIfDifference) -> [UInt8] {
    let statuses = difference.statuses
    let status =
      statuses.isEqual
      ? "\(statuses.before.word), as before"
      : "\(statuses.before.word) -> \(statuses.after.word)"
    let changes = difference.changes.map { change in
      let occurrence = Words.occurrence(change.occurrence.text)
      let name = [change.requirement, occurrence].filter { !$0.isEmpty }.joined(separator: ", ")
      let states = [change.states.before, change.states.after].map { $0?.word ?? "not owed" }
      return "    \(name), due \(change.dueOn): \(states[0]) -> \(states[1])"
    }
    return Self.bytes(["", "  MRN \(difference.identity.mrn.shown): \(status)"] + changes)
  }

  private static func counts(_ part: WhatIfPart) -> [String] {
    let tally = part.tally
    return [
      part.variant.name.shown,
      "\(tally.patientsChanged.grouped) of \(tally.patients.grouped)",
      "\(tally.classesChanged.grouped) of \(tally.patients.grouped)",
      "\(tally.obligationsChanged.grouped) "
        + "(\(tally.obligationsBefore.grouped) -> \(tally.obligationsAfter.grouped) owed)",
    ]
  }

  private func classes(_ parts: [WhatIfPart]) -> [[String]] {
    guard let first = parts.first else { return [] }
    let head = ["", "AS IT IS"] + parts.map(\.variant.name.shown)
    let rows = PatientStatus.inReadingOrder.map { status in
      [status.word, first.tally.countBefore(status).grouped]
        + parts.map { $0.tally.countAfter(status).grouped }
    }
    let sums = ["all", first.tally.patients.grouped] + parts.map { $0.tally.patients.grouped }
    return [head] + rows + [sums]
  }

  private static func rules(_ variant: WhatIfVariant) -> String {
    guard let sha256 = variant.sha256 else { return "the rule set as it is, but for this" }
    return "rule set \(variant.program.id) \(variant.program.version), SHA-256 \(sha256)"
  }

  private static func bytes(_ lines: [String]) -> [UInt8] {
    Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  /// Columns as wide as their widest cell, two blanks apart, two in front.
  private static func aligned(_ rows: [[String]]) -> [String] {
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      let cells = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }
      let line = "  " + cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}

extension String {
  /// With characters that a terminal obeys, or that turn the text, shown by their number.
  fileprivate var shown: String { ShownText.whole(self) }
}
