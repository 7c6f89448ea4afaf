/// A part of a YAML file, with the line it begins on.
///
/// Anchors, aliases, tags and block text are gone: only what a reader sees is left.
package struct YAMLValue: Sendable {
  package let line: Int
  package let content: Content

  package init(line: Int, content: Content) {
    self.line = line
    self.content = content
  }

  package enum Content: Sendable {
    case text(String, isQuoted: Bool)
    case list([YAMLValue])
    case mapping([YAMLEntry])
  }
}

/// A key and its value.
package struct YAMLEntry: Sendable {
  package let key: String
  /// The key's line.
  package let line: Int
  package let value: YAMLValue

  /// The key as a value, to be checked like one.
  package var name: YAMLValue { YAMLValue(line: line, content: .text(key, isQuoted: true)) }
}
