/// A part of a rule set file, with the line it begins on.
///
/// Anchors, aliases, tags and block text are gone: only what a reader sees is left.
struct YAMLValue: Sendable {
  let line: Int
  let content: Content

  enum Content: Sendable {
    case text(String, isQuoted: Bool)
    case list([YAMLValue])
    case mapping([YAMLEntry])
  }
}

/// A key and its value.
struct YAMLEntry: Sendable {
  let key: String
  /// The key's line.
  let line: Int
  let value: YAMLValue

  /// The key as a value, to be checked like one.
  var name: YAMLValue { YAMLValue(line: line, content: .text(key, isQuoted: true)) }
}
