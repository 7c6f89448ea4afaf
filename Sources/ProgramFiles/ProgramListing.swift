package import Monitoring

/// A rule set as plain text, for the people who sign it off.
package enum ProgramListing {
  /// The values that hold for the whole set, then one line for each requirement.
  package static func list(_ program: Program) -> String {
    var rows = [["ID", "SEVERITY", "CERTAINTY", "SCHEDULE"]]
    for requirement in program.requirements {
      rows.append([
        requirement.id, requirement.severity.rawValue, requirement.certainty.rawValue,
        requirement.scheduleInWords(program.vocabulary),
      ])
    }
    return head(program) + "\n" + table(rows)
  }

  /// One requirement with everything it says; nil where the set has no such id.
  package static func show(_ id: String, in program: Program) -> String? {
    program.requirementIndex(id: id).map { show(program.requirements[$0], in: program) }
  }

  /// The values of the whole set and every requirement with everything it says.
  package static func whole(_ loaded: LoadedProgram) -> String {
    let program = loaded.program
    let requirements = program.requirements.map { show($0, in: program) }
    return ([head(program) + "SHA-256 \(loaded.sha256)\n"] + requirements).joined(separator: "\n")
  }

  static func head(_ program: Program) -> String {
    let rules = program.surveillance
    let until = program.effectiveTo.map { " to \($0)" } ?? ", with no end"
    return table([
      ["\(program.id) \(program.version)", program.title],
      ["in force", "\(program.jurisdiction), from \(program.effectiveFrom)\(until)"],
      ["surveillance", "\(rules.monthsAfterLastInfusion) months after the last infusion"],
      ["one course", "infusions at most \(rules.courseGapDays) days apart"],
      ["pregnancy without end", "\(rules.openPregnancyDays) days"],
      ["missed check current", "\(rules.missedStaysCurrentDays) days"],
      [
        "most urgent",
        "boxed warning, over \(rules.urgentAfterDays) days past due"
          + " or \(rules.urgentAfterMissedInARow) missed in a row",
      ],
      [
        "listed as due", "now \(rules.dueNowDays) days ahead, soon \(rules.dueSoonDays) days ahead",
      ],
      ["business days", rules.businessCalendar.rawValue],
    ])
  }

  static func show(_ requirement: Requirement, in program: Program) -> String {
    let citation = requirement.citation
    var rows = [
      ["id", requirement.id],
      ["title", requirement.title],
      ["test", requirement.test],
      ["schedule", requirement.scheduleInWords(program.vocabulary)],
    ]
    if let sex = requirement.appliesTo { rows.append(["applies to", word(for: sex)]) }
    rows += [
      ["severity", requirement.severity.rawValue],
      ["boxed warning", requirement.isOfBoxedWarning ? "yes" : "no"],
      ["citation", "\(citation.document), revision \(citation.revision), \(citation.section)"],
      ["certainty", requirement.certainty.rawValue],
    ]
    if !requirement.note.isEmpty { rows.append(["note", requirement.note]) }
    return table(rows + evidence(requirement, in: program.vocabulary, program.evidence))
  }

  private static func evidence(
    _ requirement: Requirement, in vocabulary: Vocabulary, _ definitions: [EvidenceDefinition]
  ) -> [[String]] {
    switch requirement.evidence {
    case nil: return []
    case .form(let kind): return [["evidence", "form \(vocabulary.formKinds[Int(kind.value)])"]]
    case .test(let index):
      let definition = definitions[Int(index.value)]
      var rows = [["evidence", definition.name]]
      rows += codes(definition.panels, "panel", vocabulary)
      for group in definition.components {
        rows += codes(group.codes, group.name, vocabulary)
      }
      rows += definition.histories.map { ["  history", vocabulary.historyKinds[Int($0.value)]] }
      rows += codes(definition.partial, "not enough", vocabulary)
      return rows
    }
  }

  private static func codes(_ codes: [CodeIndex], _ role: String, _ vocabulary: Vocabulary)
    -> [[String]]
  {
    codes.map { index in
      let code = vocabulary.codes[Int(index.value)]
      return ["  \(role)", "\(code.code)  \(code.name) (\(code.certainty.rawValue))"]
    }
  }

  private static func word(for sex: Sex) -> String {
    switch sex {
    case .female: "female patients"
    case .male: "male patients"
    case .unknown: "patients of unknown sex"
    }
  }

  /// Columns as wide as their widest cell, two blanks apart; the last is not filled up.
  private static func table(_ rows: [[String]]) -> String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in rows.map { $0[column].count }.max() ?? 0 }
    var text = ""
    for row in rows {
      for (column, cell) in row.enumerated() {
        let fill = column == row.count - 1 ? 0 : widths[column] - cell.count + 2
        text += cell + String(repeating: " ", count: fill)
      }
      text += "\n"
    }
    return text
  }
}
