internal import Monitoring

/// Rows of work under a heading for each priority, so that the list is read from the top.
struct WorkTable: Sendable {
  /// Where a test's name leads: to its rule on the same page.
  static func ruleID(_ requirement: String) -> String { "rule-" + requirement }

  let caption: String
  /// What the script calls the list.
  let list: String
  let rows: [WorkListRow]
  let header: ReportHeader
  /// Whether a row says whose it is: not on a site's own page.
  let showsSite: Bool

  var html: HTML {
    DataTable(
      caption: caption, list: list, style: "work tasks", columns: columns, naming: 1,
      groups: groups
    ).html
  }

  private var columns: [DataTable.Column] {
    [
      .text("Priority"), .text("Patient"), .text("Test"), .text("State"), .text("Due day"),
      .text("Last done"), .text("Why"),
      .text(showsSite ? "Prescriber, site" : "Prescriber"),
    ]
  }

  /// Rows as they come, a group for each run of equal priority.
  private var groups: [DataTable.Group] {
    rows.chunkedByPriority.map { rows in
      let priority = rows.first.flatMap { Int($0.priority) }.flatMap(Priority.init)
      return DataTable.Group(style: priority?.style ?? "", rows: rows.map(line))
    }
  }

  private func line(_ row: WorkListRow) -> DataTable.Row {
    DataTable.Row(
      cells: cells(row), sortKeys: sortKeys(row),
      filterValues: WorkFilter.Field.all(showsSite: showsSite).map { ($0.data, $0.value(row)) })
  }

  /// Days from the due day on, the due day, and the day of the last test.
  private func sortKeys(_ row: WorkListRow) -> [Int: String] {
    let days = CivilDate(row.dueOn).map { String(header.asOf.days(since: $0)) }
    return [3: days ?? "", 4: row.dueOn, 5: row.lastDoneOn]
  }

  private func cells(_ row: WorkListRow) -> [HTML] {
    [
      Self.priority(row), patient(row), test(row), state(row), Cells.day(row.dueOn),
      lastDone(row), why(row), responsible(row),
    ]
  }

  @HTMLBuilder private static func priority(_ row: WorkListRow) -> HTML {
    if let priority = Int(row.priority).flatMap(Priority.init) {
      PriorityMark(priority: priority).html
    } else {
      Cells.data(row.priority)
    }
  }

  @HTMLBuilder private func patient(_ row: WorkListRow) -> HTML {
    Cells.patient(row.patient)
    if row.standing == Standing.discontinued.rawValue {
      Cells.note { "Discontinued; surveillance goes on" }
    }
  }

  @HTMLBuilder private func test(_ row: WorkListRow) -> HTML {
    HTML(.a, .link(toID: Self.ruleID(row.requirement))) { Cells.data(row.test) }
    if row.severity != Severity.required.rawValue {
      HTML(.span, .class("flag")) { HTML(data: row.severity) }
    }
    Cells.note { HTML(data: Words.occurrence(row.occurrence)) }
  }

  @HTMLBuilder private func state(_ row: WorkListRow) -> HTML {
    let words = StateWords(row: row, asOf: header.asOf)
    HTML(.strong) { words.sentence }
    if let note = words.note { Cells.note { note } }
    HTML(.div) { words.run }
    if let first = CivilDate(row.firstReportedOn) {
      Cells.note {
        if first == header.asOf {
          HTML(.strong) { "New today" }
        } else {
          "First reported "
          HTML(.time) { first.description }
        }
      }
    }
  }

  @HTMLBuilder private func lastDone(_ row: WorkListRow) -> HTML {
    if row.lastDoneOn.isEmpty { "Never" } else { Cells.day(row.lastDoneOn) }
    if let days = Int(row.daysSinceLast) {
      Cells.note { days.counted("day") + " ago" }
    }
  }

  @HTMLBuilder private func why(_ row: WorkListRow) -> HTML {
    HTML(.span, .class("why")) { Cells.data(row.why) }
  }

  @HTMLBuilder private func responsible(_ row: WorkListRow) -> HTML {
    Cells.data(row.prescriber.isEmpty ? row.prescriberID : row.prescriber)
    if showsSite {
      Cells.note { Cells.data(row.site.isEmpty ? row.siteID : row.site) }
    }
  }
}

/// A priority as a number and a word; the colour only repeats them.
struct PriorityMark: Sendable {
  let priority: Priority

  var html: HTML {
    HTML(.span, .class("chip \(priority.style)")) {
      HTML(.span, .class("digit")) { String(priority.rawValue) }
      " \(priority.word)"
    }
  }
}

extension WorkListRow {
  var patient: PatientLabel {
    PatientLabel(
      patientID: patientID, mrn: mrn, familyName: familyName, givenName: givenName,
      birthDate: birthDate)
  }
}

extension [WorkListRow] {
  /// The rows as they come, cut where the priority changes.
  fileprivate var chunkedByPriority: [[WorkListRow]] {
    reduce(into: []) { chunks, row in
      if chunks.last?.last?.priority == row.priority {
        chunks[chunks.count - 1].append(row)
      } else {
        chunks.append([row])
      }
    }
  }
}
