internal import Monitoring

/// The search box and the filters of the lists of work.
///
/// Hidden until the script shows them: without it they would do nothing. Their choices are the
/// values of the rows on the page, so that none is offered that leads nowhere.
struct WorkFilter: Sendable {
  let lists: WorkLists
  let header: ReportHeader
  /// Whether a row says whose it is: not on a site's own page.
  let showsSite: Bool

  private var all: [ListedWork] { [lists.current, lists.lost, lists.dueSoon, lists.past] }
  private var rows: [WorkListRow] { all.flatMap(\.rows) }

  @HTMLBuilder var html: HTML {
    if !rows.isEmpty {
      HTML(
        .div, .class("filter"), .id("filter"), .role("search"),
        .ariaLabel("Search and filter the lists of work"), .hidden
      ) {
        HTML(.div, .class("controls")) {
          search
          Field.all(showsSite: showsSite).map(choice)
          HTML(.button, .type("button"), .id("filter-reset")) { "Show all, in the order of work" }
        }
        HTML(.p, .id("filter-shown"), .role("status")) { .nothing }
        filtered
        note
      }
    }
  }

  private var search: HTML {
    HTML(.div) {
      HTML(.label, .for("filter-words")) { "Search" }
      HTML(
        .input, .type("search"), .id("filter-words"), .autocomplete(false), .spellcheck(false))
    }
  }

  private func choice(_ field: Field) -> HTML {
    let id = "filter-" + field.rawValue
    return HTML(.div) {
      HTML(.label, .for(id)) { field.title }
      HTML(.select, .id(id), .data(.filter, field.data.rawValue), .autocomplete(false)) {
        HTML(.option, .value("")) { "All" }
        for choice in choices(field) {
          HTML(.option, .value("=" + choice.value)) { choice.title }
        }
        // What a kept address asks for can be gone the next morning.
        HTML(.option, .value("-"), .hidden) { "(none of this page)" }
      }
    }
  }

  /// Printed too, so that nobody takes a part of a list for the list.
  private var filtered: HTML {
    HTML(.p, .class("alert"), .id("filtered"), .hidden) {
      HTML(.strong) { "These lists are not whole. " }
      HTML(.span, .id("filter-said")) { .nothing }
    }
  }

  private var note: HTML {
    let left = all.reduce(0) { $0 + $1.counts.total - $1.rows.count }
    return Paragraph.note(
      "For the work list, patients lost to follow-up, what is due soon and past gaps. The heading "
        + "of a column sorts by it: once up, twice down, a third time in the order of work. The "
        + "address keeps the choices and the order as a bookmark, but never the words searched for."
        + (left > 0
          ? " Only the rows on this page are looked at: \(left.grouped) more are in the files."
          : ""))
  }

  private func choices(_ field: Field) -> [Choice] {
    var titles: [String: String] = [:]
    for row in rows { titles[field.value(row)] = field.title(of: row) }
    return titles.map(Choice.init).sorted { ($0.title, $0.value) < ($1.title, $1.value) }
  }

  private struct Choice {
    let value: String
    let title: String
  }
}

extension WorkFilter {
  /// What a list can be filtered by.
  enum Field: String, CaseIterable, Sendable {
    case priority, test, prescriber, site, severity

    static func all(showsSite: Bool) -> [Field] { allCases.filter { showsSite || $0 != .site } }

    var title: String {
      switch self {
      case .priority: "Priority"
      case .test: "Test"
      case .prescriber: "Prescriber"
      case .site: "Site"
      case .severity: "Severity"
      }
    }

    var data: ScriptData {
      switch self {
      case .priority: .priority
      case .test: .test
      case .prescriber: .prescriber
      case .site: .site
      case .severity: .severity
      }
    }

    func value(_ row: WorkListRow) -> String {
      switch self {
      case .priority: row.priority
      case .test: row.test
      case .prescriber: row.prescriberID
      case .site: row.siteID
      case .severity: row.severity
      }
    }

    /// As it is chosen; two people or sites of one name are told apart by their ids.
    func title(of row: WorkListRow) -> String {
      switch self {
      case .priority:
        Int(row.priority).flatMap(Priority.init).map { "\($0.rawValue) \($0.word)" } ?? row.priority
      case .test: row.test
      case .prescriber: Self.named(row.prescriber, row.prescriberID, none: "No prescriber")
      case .site: Self.named(row.site, row.siteID, none: "No responsible site")
      case .severity: row.severity
      }
    }

    private static func named(_ name: String, _ id: String, none: String) -> String {
      if id.isEmpty { return none }
      return name.isEmpty ? id : "\(name) (\(id))"
    }
  }
}
