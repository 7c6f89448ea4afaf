internal import Crypto

/// A whole page: one file that needs no other, and that may load and send nothing.
struct Document: Sendable {
  /// What the browser's tab shows.
  let title: String
  let body: HTML

  func render() -> [UInt8] {
    var bytes = Array("<!doctype html>\n".utf8)
    HTML(.html, .lang("en")) {
      HTML(.head) { head }
      HTML(.body) {
        body
        HTML(.script) { PageScript.html }
      }
    }.append(to: &bytes)
    return bytes
  }

  @HTMLBuilder private var head: HTML {
    HTML(.meta, .charset("utf-8"))
    HTML(.meta, .httpEquiv("Content-Security-Policy"), .content(Self.policy))
    HTML(.meta, .name("viewport"), .content("width=device-width, initial-scale=1"))
    HTML(.meta, .name("color-scheme"), .content("light dark"))
    HTML(.meta, .name("referrer"), .content("no-referrer"))
    HTML(.meta, .name("robots"), .content("noindex, nofollow"))
    HTML(.meta, .name("format-detection"), .content("telephone=no"))
    HTML(.title) { title }
    HTML(.style) { Stylesheet.html }
  }

  /// What the browser allows: our style sheet and our script, by their digests, and nothing else.
  /// Should markup ever get past the escaping, it can neither run nor send anything.
  private static let policy = """
    default-src 'none'; style-src '\(source(Stylesheet.html))'; \
    script-src '\(source(PageScript.html))'; img-src data:; base-uri 'none'; form-action 'none'
    """

  /// Source: W3C Content Security Policy Level 3, "hash-source".
  private static func source(_ html: HTML) -> String {
    var bytes: [UInt8] = []
    html.append(to: &bytes)
    return "sha256-\(base64(Array(SHA256.hash(data: bytes))))"
  }

  /// RFC 4648, section 4.
  static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0...group.count { text.append(alphabet[bits >> (18 - 6 * place) & 63]) }
      text += String(repeating: "=", count: 3 - group.count)
    }
    return text
  }
}
