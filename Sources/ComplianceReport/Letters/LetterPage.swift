/// The HTML of a letter: one file that loads nothing, holds no script and needs no style sheet.
struct LetterPage {
  let title: String
  let blocks: [LetterBlock]

  func render() -> String {
    var bytes = Array("<!doctype html>\n".utf8)
    HTML(.html, .lang("en")) {
      HTML(.head) { head }
      HTML(.body, .style(LetterStyle.body)) {
        HTML(.div, .style(LetterStyle.page)) { blocks.map(Self.html) }
      }
    }.append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @HTMLBuilder private var head: HTML {
    HTML(.meta, .charset("utf-8"))
    HTML(.meta, .name("viewport"), .content("width=device-width, initial-scale=1"))
    HTML(.meta, .name("color-scheme"), .content("light dark"))
    HTML(.meta, .name("supported-color-schemes"), .content("light dark"))
    HTML(.meta, .name("format-detection"), .content("telephone=no"))
    HTML(.title) { title }
  }

  private static func html(_ block: LetterBlock) -> HTML {
    switch block {
    case .banner(let phrase): HTML(.p, .style(LetterStyle.banner)) { html(phrase) }
    case .title(let phrase): HTML(.h1, .style(LetterStyle.title)) { html(phrase) }
    case .headline(let tone, let words): HTML(.p, .style(style(of: tone))) { words }
    case .paragraph(let phrase): HTML(.p, .style(LetterStyle.paragraph)) { html(phrase) }
    case .warning(let phrase):
      HTML(.p, .style(LetterStyle.warning)) {
        HTML(.strong) { "Warning: " }
        html(phrase)
      }
    case .heading(let words): HTML(.h2, .style(LetterStyle.heading)) { words }
    case .figures(let caption, let figures): html(figures, caption)
    case .table(let table): html(table)
    case .list(let phrases):
      HTML(.ul, .style(LetterStyle.list)) {
        phrases.map { phrase in HTML(.li, .style(LetterStyle.item)) { html(phrase) } }
      }
    case .steps(let steps): HTML(.ol, .style(LetterStyle.list)) { steps.map(html) }
    }
  }

  private static func style(of tone: LetterBlock.Tone) -> StaticString {
    switch tone {
    case .urgent: LetterStyle.urgent
    case .work: LetterStyle.work
    case .calm: LetterStyle.calm
    }
  }

  private static func html(_ phrase: Phrase) -> HTML {
    HTML(
      phrase.parts.map { part in
        switch part {
        case .words(let text): HTML(text: ShownText.whole(text))
        case .strong(let text): HTML(.strong) { HTML(text: ShownText.whole(text)) }
        case .data(let text): HTML(data: ShownText.whole(text))
        case .code(let text): HTML(.code) { HTML(text: ShownText.whole(text)) }
        }
      })
  }

  private static func html(_ step: LetterBlock.Step) -> HTML {
    HTML(.li, .style(LetterStyle.item)) {
      html(step.words)
      if let address = step.address { HTML(.div) { link(address) } }
    }
  }

  /// What is no address of the web, such as a path, is there to be read and copied.
  private static func link(_ address: String) -> HTML {
    let shown = HTML(data: ShownText.whole(address))
    guard let target = Attribute.link(toWeb: address) else { return shown }
    return HTML(.a, target) { shown }
  }
}

// MARK: - Tables

extension LetterPage {
  private static func html(_ figures: [LetterBlock.Figure], _ caption: String) -> HTML {
    HTML(.table, .style(LetterStyle.table)) {
      HTML(.caption, .style(LetterStyle.caption)) { caption }
      HTML(.tbody) { figures.map { row($0.name, [$0.value]) } }
    }
  }

  private static func html(_ table: LetterTable) -> HTML {
    HTML(.table, .style(LetterStyle.table)) {
      HTML(.caption, .style(LetterStyle.caption)) { table.caption }
      HTML(.thead) {
        HTML(.tr) {
          table.columns.enumerated().map { place, column in
            let style = place == 0 ? LetterStyle.columnOfNames : LetterStyle.columnOfNumbers
            return HTML(.th, .scope(.col), .style(style)) { column }
          }
        }
      }
      HTML(.tbody) { table.rows.map { row($0.name, $0.values) } }
    }
  }

  private static func row(_ name: Phrase, _ values: [String]) -> HTML {
    HTML(.tr) {
      HTML(.th, .scope(.row), .style(LetterStyle.name)) { html(name) }
      values.map { value in HTML(.td, .style(LetterStyle.number)) { value } }
    }
  }
}
