/// A piece of a page: elements, attributes and text as values, written out as bytes at the end.
///
/// Whatever is text is escaped on its way out, so that no name in the database can become a tag.
/// The only way round that is `raw`, which takes no `String`: what it holds stands in our source.
struct HTML: Sendable {
  private indirect enum Node: Sendable {
    case text(String)
    case element(Element, [Attribute], HTML)
    case group([HTML])
    case raw(StaticString)
  }

  private let node: Node

  private init(node: Node) { self.node = node }

  /// An element with what stands in it.
  init(
    _ element: Element, _ attributes: Attribute...,
    @HTMLBuilder content: () -> HTML = { .nothing }
  ) {
    node = .element(element, attributes, content())
  }

  /// An element whose attributes are gathered first.
  init(_ element: Element, _ attributes: [Attribute], @HTMLBuilder content: () -> HTML) {
    node = .element(element, attributes, content())
  }

  /// Words of ours.
  init(text: String) { node = .text(text) }

  /// Words from the database or a rule set: set apart, so that a name written from right to left
  /// does not reorder what stands beside it.
  init(data text: String) {
    self.init(.bdi) { HTML(text: text) }
  }

  init(_ parts: [HTML]) { node = .group(parts) }

  /// Several things without an element around them.
  init(@HTMLBuilder content: () -> HTML) { self = content() }

  static let nothing = HTML([])

  /// Stands where there is no value.
  static let dash = HTML(text: "—")

  /// Whether there is no value here, so that a card can leave the line out.
  var isDash: Bool {
    switch node {
    case .text(let text): return text == "—"
    case .group(let parts):
      let filled = parts.filter { !$0.isEmpty }
      return !filled.isEmpty && filled.allSatisfy(\.isDash)
    case .element, .raw: return false
    }
  }

  private var isEmpty: Bool {
    guard case .group(let parts) = node else { return false }
    return parts.allSatisfy(\.isEmpty)
  }

  /// Bytes of this source, not escaped: for the style sheet and the script only.
  static func raw(_ source: StaticString) -> HTML { HTML(node: .raw(source)) }

  func append(to bytes: inout [UInt8]) {
    switch node {
    case .text(let text): Escaping.append(text: text, to: &bytes)
    case .group(let parts): for part in parts { part.append(to: &bytes) }
    case .raw(let source): source.withUTF8Buffer { bytes.append(contentsOf: $0) }
    case .element(let element, let attributes, let content):
      Self.append(element, attributes, content, to: &bytes)
    }
  }

  private static func append(
    _ element: Element, _ attributes: [Attribute], _ content: HTML, to bytes: inout [UInt8]
  ) {
    bytes.append(contentsOf: "<\(element.rawValue)".utf8)
    for attribute in attributes {
      bytes.append(contentsOf: " \(attribute.name)=\"".utf8)
      Escaping.append(attribute: attribute.value, to: &bytes)
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(UInt8(ascii: ">"))
    if !element.isVoid {
      content.append(to: &bytes)
      bytes.append(contentsOf: "</\(element.rawValue)>".utf8)
    }
    if element.endsLine { bytes.append(UInt8(ascii: "\n")) }
  }
}

/// Lets elements be written one below the other.
@resultBuilder
enum HTMLBuilder {
  static func buildExpression(_ html: HTML) -> HTML { html }
  static func buildExpression(_ text: String) -> HTML { HTML(text: text) }
  static func buildExpression(_ parts: [HTML]) -> HTML { HTML(parts) }
  static func buildBlock(_ parts: HTML...) -> HTML { HTML(parts) }
  static func buildOptional(_ html: HTML?) -> HTML { html ?? .nothing }
  static func buildEither(first html: HTML) -> HTML { html }
  static func buildEither(second html: HTML) -> HTML { html }
  static func buildArray(_ parts: [HTML]) -> HTML { HTML(parts) }
}

/// The elements that the pages use.
enum Element: String, Sendable {
  case html, head, meta, title, style, script, body, header, main, footer, nav, section, details,
    summary
  case h1, h2, h3, p, ul, ol, li, dl, dt, dd, div, span, strong, small, a, bdi, time, code
  case table, caption, thead, tbody, tr, th, td
  case label, input, select, option, button
  case svg, g, desc, line, circle, rect, path, polyline
  /// Words in a drawing.
  case svgText = "text"

  /// Whether it has no end tag.
  var isVoid: Bool { self == .meta || self == .input }

  /// Whether a line ends behind it, so that two reports can be compared line by line.
  var endsLine: Bool {
    switch self {
    case .html, .head, .meta, .title, .style, .script, .body, .header, .main, .footer, .nav,
      .section,
      .details, .summary, .h1, .h2, .h3, .p, .ul, .ol, .li, .dl, .dd, .table, .caption, .thead,
      .tbody, .tr, .select, .option:
      true
    case .dt, .div, .span, .strong, .small, .a, .bdi, .time, .code, .th, .td, .label, .input,
      .button, .svg, .g, .desc, .line,
      .circle, .rect, .path, .polyline, .svgText:
      false
    }
  }
}

/// An attribute; its value is escaped on the way out.
struct Attribute: Sendable {
  let name: String
  let value: String

  private init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  static func lang(_ language: String) -> Attribute { Attribute("lang", language) }
  static func charset(_ name: String) -> Attribute { Attribute("charset", name) }
  static func name(_ name: String) -> Attribute { Attribute("name", name) }
  static func httpEquiv(_ header: String) -> Attribute { Attribute("http-equiv", header) }
  static func content(_ text: String) -> Attribute { Attribute("content", text) }
  static func id(_ id: String) -> Attribute { Attribute("id", id) }
  static func `class`(_ names: String) -> Attribute { Attribute("class", names) }
  static func label(_ text: String) -> Attribute { Attribute("data-label", text) }
  static func scope(_ scope: Scope) -> Attribute { Attribute("scope", scope.rawValue) }
  static func colspan(_ count: Int) -> Attribute { Attribute("colspan", String(count)) }
  static func datetime(_ iso: String) -> Attribute { Attribute("datetime", iso) }
  static func role(_ role: String) -> Attribute { Attribute("role", role) }
  static func labelledBy(_ id: String) -> Attribute { Attribute("aria-labelledby", id) }
  static func ariaLabel(_ text: String) -> Attribute { Attribute("aria-label", text) }
  /// Not shown until our script says so.
  static let hidden = Attribute("hidden", "")
  /// From when on it is shown, `YYYY-MM-DDTHH:MM` of the reader's clock.
  static func due(_ time: String) -> Attribute { Attribute("data-due", time) }
  /// Can be reached with the keyboard, as what is scrolled has to be.
  static let focusable = Attribute("tabindex", "0")
  static let ariaHidden = Attribute("aria-hidden", "true")
  /// The control that a label names.
  static func `for`(_ id: String) -> Attribute { Attribute("for", id) }
  static func type(_ type: String) -> Attribute { Attribute("type", type) }
  static func value(_ text: String) -> Attribute { Attribute("value", text) }
  /// Whether the browser remembers and proposes what was typed.
  static func autocomplete(_ isOn: Bool) -> Attribute {
    Attribute("autocomplete", isOn ? "on" : "off")
  }
  /// Whether the browser looks words up, which it may do elsewhere.
  static func spellcheck(_ isOn: Bool) -> Attribute { Attribute("spellcheck", String(isOn)) }
  /// A value that our script reads.
  static func data(_ name: ScriptData, _ value: String) -> Attribute {
    Attribute("data-" + name.rawValue, value)
  }
  /// A place on the same page.
  static func link(toID id: String) -> Attribute { Attribute("href", "#" + id) }
  /// A file of the run folder; never an address elsewhere.
  static func link(toFile path: String) -> Attribute { Attribute("href", "./" + path) }
  /// An address elsewhere; nil: it is none that a browser opens with http or https.
  static func link(toWeb address: String) -> Attribute? {
    isWebAddress(address) ? Attribute("href", address) : nil
  }
  /// How a letter looks: mail programs drop style sheets. The pages' policy lets no page use it.
  static func style(_ declarations: StaticString) -> Attribute {
    Attribute("style", "\(declarations)")
  }
  /// A number of a drawing.
  static func drawing(_ name: DrawingAttribute, _ value: String) -> Attribute {
    Attribute(name.rawValue, value)
  }

  /// Printable ASCII without what could end a value, and a host behind the scheme.
  private static func isWebAddress(_ address: String) -> Bool {
    guard let scheme = ["https://", "http://"].first(where: address.hasPrefix) else { return false }
    let rest = address.utf8.dropFirst(scheme.utf8.count)
    let first = rest.first.map { Character(UnicodeScalar($0)) }
    return first.map { $0.isLetter || $0.isNumber || $0 == "[" } == true
      && rest.allSatisfy { (0x21...0x7E).contains($0) && !"\"'<>\\^`{|}".utf8.contains($0) }
  }

  enum Scope: String, Sendable { case col, row, rowgroup }
  enum DrawingAttribute: String, Sendable {
    case x1, x2, y1, y2, cx, cy, r, viewBox, x, y, width, height, d, points, transform
    case textAnchor = "text-anchor"
  }
}
