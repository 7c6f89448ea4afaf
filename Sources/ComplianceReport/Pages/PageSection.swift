/// A part of a page with a heading that can be linked to.
struct PageSection: Sendable {
  let id: String
  let title: String
  let content: HTML

  init(_ id: String, _ title: String, @HTMLBuilder content: () -> HTML) {
    self.id = id
    self.title = title
    self.content = content()
  }

  var html: HTML {
    HTML(.section, .id(id), .labelledBy("\(id)-title")) {
      HTML(.h2, .id("\(id)-title")) { title }
      content
    }
  }

  /// Where on the page the sections are.
  static func contents(_ sections: [PageSection]) -> HTML {
    HTML(.nav, .ariaLabel("On this page")) {
      HTML(.ul) {
        sections.map { section in
          HTML(.li) { HTML(.a, .link(toID: section.id)) { section.title } }
        }
      }
    }
  }
}

/// Sentences above and below tables.
enum Paragraph {
  static func plain(_ text: String) -> HTML { HTML(.p) { text } }

  /// What explains a table.
  static func note(_ text: String) -> HTML { HTML(.p, .class("note")) { text } }

  /// What must not be overlooked.
  static func alert(@HTMLBuilder _ content: () -> HTML) -> HTML {
    HTML(.p, .class("alert"), .role("note"), content: content)
  }

  /// Said where a list is cut, so that nobody takes its end for the end.
  static func cut(shown: Int, of total: Int, rest: String) -> HTML {
    guard shown < total else { return .nothing }
    return alert {
      HTML(.strong) { "First \(shown.grouped) of \(total.grouped)" }
      ", \(rest)."
    }
  }
}
