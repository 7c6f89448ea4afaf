/// A table with a caption and scoped headers, whose rows become cards on a narrow screen.
struct DataTable: Sendable {
  struct Column: Sendable {
    let title: String
    var isNumber = false

    static func text(_ title: String) -> Column { Column(title: title) }
    static func number(_ title: String) -> Column { Column(title: title, isNumber: true) }
  }

  /// Rows that belong together, under a heading of their own where there is one.
  struct Group: Sendable {
    var heading: HTML?
    /// Of the style sheet.
    var style = ""
    let rows: [Row]

    init(heading: HTML? = nil, style: String = "", rows: [Row]) {
      self.heading = heading
      self.style = style
      self.rows = rows
    }

    /// Rows that nothing but their cells is known of.
    init(heading: HTML? = nil, style: String = "", rows: [[HTML]]) {
      self.init(heading: heading, style: style, rows: rows.map { Row(cells: $0) })
    }
  }

  struct Row: Sendable {
    let cells: [HTML]
    /// By place: what a cell is sorted by, where that is not its text.
    var sortKeys: [Int: String] = [:]
    /// What the row can be filtered by.
    var filterValues: [(ScriptData, String)] = []
  }

  let caption: String
  /// What the script calls the table; nil: it can be neither sorted nor filtered.
  var list: String?
  /// Of the style sheet: how dense the table is and where its rows become cards.
  var style = ""
  let columns: [Column]
  /// Place of the column that names the row.
  var naming = 0
  let groups: [Group]

  var html: HTML {
    HTML(.table, [.class(style)] + (list.map { [.data(.list, $0)] } ?? [])) { parts }
  }

  @HTMLBuilder private var parts: HTML {
    HTML(.caption) {
      caption
      if list != nil { HTML(.span, .class("order")) { ", in the order of work" } }
    }
    HTML(.thead) {
      HTML(.tr) { columns.map(Self.heading) }
    }
    groups.map(body)
  }

  private static func heading(_ column: Column) -> HTML {
    HTML(.th, .scope(.col), .class(column.isNumber ? "number" : "text")) { column.title }
  }

  private func body(_ group: Group) -> HTML {
    HTML(.tbody, .class(group.style)) {
      if let heading = group.heading {
        HTML(.tr, .class("heading")) {
          HTML(.th, .scope(.rowgroup), .colspan(columns.count)) { heading }
        }
      }
      group.rows.map(line)
    }
  }

  private func line(_ row: Row) -> HTML {
    HTML(.tr, row.filterValues.map(Attribute.data)) { cells(row) }
  }

  private func cells(_ row: Row) -> [HTML] {
    zip(columns, row.cells).enumerated().map { place, cell in
      let (column, content) = cell
      let style = (column.isNumber ? "number" : "text") + (content.isDash ? " none" : "")
      var attributes: [Attribute] = [.class(style), .label(column.title)]
      if let key = row.sortKeys[place] { attributes.append(.data(.sort, key)) }
      // The label and the value are the two columns of a card, so the value is one box.
      let box = HTML(.div) { content }
      return place == naming
        ? HTML(.th, [.scope(.row)] + attributes) { box } : HTML(.td, attributes) { box }
    }
  }
}
