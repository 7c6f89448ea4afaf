/// Text of the database, a configuration or a server as a letter shows it: on one line, no longer
/// than can be read, and with a mark for each character that cannot be seen.
enum ShownText {
  /// Characters of a name.
  static let nameLimit = 80

  /// At most `limit` characters; where some are left out the last is `…`.
  static func line(_ text: String, limit: Int = nameLimit) -> String {
    var (pieces, length) = ([String](), 0)
    for scalar in text.unicodeScalars {
      pieces.append(shown(scalar))
      length += pieces[pieces.count - 1].unicodeScalars.count
      guard length <= limit else { return cut(pieces, length, limit) }
    }
    return pieces.joined()
  }

  /// The whole text.
  static func whole(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { $0 += shown($1) }
  }

  /// The name of a site, or what else tells it from others.
  static func name(_ site: SiteFigures) -> String {
    if site.isNoSite { return "no responsible site" }
    for text in [site.name, site.siteID] where !isBlank(text) { return line(text) }
    return "site without a name"
  }

  static func isBlank(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }

  /// Takes whole pieces off the end, so that no mark is cut in two.
  private static func cut(_ pieces: [String], _ length: Int, _ limit: Int) -> String {
    var (pieces, length) = (pieces, length)
    while length > limit - 1, let last = pieces.popLast() {
      length -= last.unicodeScalars.count
    }
    return pieces.joined() + "…"
  }

  /// Line ends and tabs get a mark as well: a name must not become two lines, nor a header two.
  private static func shown(_ scalar: Unicode.Scalar) -> String {
    let isLayout = scalar == "\n" || scalar == "\t"
    return isLayout || Escaping.isInvisible(scalar) ? Escaping.mark(scalar) : String(scalar)
  }
}
