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
    let rows: [[HTML]]
  }

  let caption: String
  /// Of the style sheet: how dense the table is and where its rows become cards.
  var style = ""
  let columns: [Column]
  /// Place of the column that names the row.
  var naming = 0
  let groups: [Group]

  var html: HTML {
    HTML(.table, .class(style)) {
      HTML(.caption) { caption }
      HTML(.thead) {
        HTML(.tr) { columns.map(Self.heading) }
      }
      groups.map(body)
    }
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
      for row in group.rows { HTML(.tr) { cells(row) } }
    }
  }

  private func cells(_ row: [HTML]) -> [HTML] {
    zip(columns, row).enumerated().map { place, cell in
      let (column, content) = cell
      let style = (column.isNumber ? "number" : "text") + (content.isDash ? " none" : "")
      // The label and the value are the two columns of a card, so the value is one box.
      let box = HTML(.div) { content }
      return place == naming
        ? HTML(.th, .scope(.row), .class(style), .label(column.title)) { box }
        : HTML(.td, .class(style), .label(column.title)) { box }
    }
  }
}
