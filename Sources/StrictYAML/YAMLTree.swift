internal import Yams

/// Reads YAML into values that remember their lines: the only place that knows the YAML library.
package struct YAMLTree {
  /// Lists and mappings within each other; a rule set needs six.
  private static let deepest = 16

  private let source: SourceText

  /// The one document of the file; a file without any is refused.
  package static func read(_ source: SourceText) throws(Refusal) -> YAMLValue {
    guard let value = try readIfAny(source) else {
      throw Refusal(line: nil, "the file is empty", write: "a \(source.kind) instead")
    }
    return value
  }

  /// The one document of the file; nil where there are only blanks and comments.
  package static func readIfAny(_ source: SourceText) throws(Refusal) -> YAMLValue? {
    do {
      // Without resolver rules every scalar is text: `no` and `1.10` stay as they are written.
      let parser = try Parser(yaml: source.text, resolver: .basic, encoding: .utf8)
      // Nodes hold their anchors weakly: the parser must live until they have been looked at.
      return try withExtendedLifetime(parser) {
        guard let root = try parser.nextRoot() else { return nil }
        let value = try YAMLTree(source: source).value(root, depth: 0)
        if let second = try parser.nextRoot() {
          throw Refusal(
            line: second.mark?.line, "a second document begins",
            write: "one \(source.kind) per file")
        }
        return value
      }
    } catch let refusal as Refusal {
      throw refusal
    } catch let error as YamlError {
      throw Refusal(error)
    } catch {
      throw Refusal(line: nil, "the file cannot be parsed", write: "YAML instead")
    }
  }

  private func value(_ node: Node, depth: Int) throws(Refusal) -> YAMLValue {
    let line = node.mark?.line ?? 1
    try refuseProperties(of: node, line: line)
    guard depth <= Self.deepest else {
      throw Refusal(
        line: line, "the value lies more than \(Self.deepest) levels deep",
        write: "it without the nesting instead")
    }
    switch node {
    case .scalar(let scalar): return try text(scalar, line: line)
    case .sequence(let items):
      let values = try items.map { item throws(Refusal) in try value(item, depth: depth + 1) }
      return YAMLValue(line: line, content: .list(values))
    case .mapping(let pairs):
      let entries = try pairs.map { pair throws(Refusal) in
        try entry(pair.key, pair.value, depth: depth + 1)
      }
      return YAMLValue(line: line, content: .mapping(entries))
    case .alias:
      throw Refusal(line: line, "an alias stands here", write: "the value itself instead")
    }
  }

  private func text(_ scalar: Node.Scalar, line: Int) throws(Refusal) -> YAMLValue {
    switch scalar.style {
    case .plain, .any:
      return YAMLValue(line: line, content: .text(scalar.string, isQuoted: false))
    case .singleQuoted, .doubleQuoted:
      return YAMLValue(line: line, content: .text(scalar.string, isQuoted: true))
    case .literal, .folded:
      throw Refusal(
        line: line, "block text (| or >) stands here", write: "text in quotation marks instead")
    }
  }

  private func entry(_ key: Node, _ value: Node, depth: Int) throws(Refusal) -> YAMLEntry {
    let keyValue = try self.value(key, depth: depth)
    guard case .text(let text, let isQuoted) = keyValue.content, !text.isEmpty else {
      throw Refusal(line: keyValue.line, "a key is not a word", write: "a word as key instead")
    }
    guard isQuoted || text != "<<" else {
      throw Refusal(
        line: keyValue.line, "a merge key (<<) stands here", write: "the merged keys out instead")
    }
    return YAMLEntry(key: text, line: keyValue.line, value: try self.value(value, depth: depth))
  }

  /// A node that has an anchor or a tag begins with it.
  private func refuseProperties(of node: Node, line: Int) throws(Refusal) {
    guard let mark = node.mark else { return }
    switch source.scalar(line: mark.line, column: mark.column) {
    case "&":
      throw Refusal(
        line: line, "an anchor (&name) stands here", write: "the value without it instead")
    case "!":
      throw Refusal(line: line, "a tag (!name) stands here", write: "the value without it instead")
    default: return
    }
  }
}

extension Refusal {
  fileprivate init(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(line: mark.line, "this is no YAML: \(problem)", write: "it as YAML instead")
    case .duplicatedKeysInMapping(let keys, let context):
      self.init(
        line: context.mark.line, "the key \(listed(keys)) stands twice, here for the first time",
        write: "it once instead")
    case .reader(let problem, _, _, _), .writer(let problem), .emitter(let problem),
      .representer(let problem):
      self.init(line: nil, "the file cannot be read: \(problem)", write: "YAML instead")
    case .no, .memory, .dataCouldNotBeDecoded:
      self.init(line: nil, "the file cannot be read", write: "YAML instead")
    }
  }
}
