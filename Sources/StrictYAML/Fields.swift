/// The keys of one mapping, each of them known.
package struct Fields: Sendable {
  /// What the mapping is, as messages name it, such as `requirement "cbc-monthly"`.
  package let name: String
  package let line: Int
  private let entries: [YAMLEntry]

  /// Refuses anything but a mapping, and any key that is not in `keys`.
  package init(_ value: YAMLValue, of name: String, keys: [String]) throws(Refusal) {
    entries = try value.entries(of: name)
    self.name = name
    line = value.line
    for entry in entries where !keys.contains(entry.key) {
      throw Refusal(
        line: entry.line, "\(quoted(entry.key)) is no key of \(name)",
        write: NearestWord.advice(for: entry.key, among: keys))
    }
  }

  package func optional(_ key: String) -> YAMLValue? {
    entries.first { $0.key == key }?.value
  }

  package func required(_ key: String) throws(Refusal) -> YAMLValue {
    guard let value = optional(key) else {
      throw Refusal(line: line, "\(name) has no \(quoted(key))", write: "the key \(quoted(key))")
    }
    return value
  }

  /// The required text of a key.
  package func text(_ key: String) throws(Refusal) -> String {
    try required(key).text(key)
  }

  /// The required integer of a key.
  package func integer(_ key: String, in range: ClosedRange<Int>) throws(Refusal) -> Int {
    try required(key).integer(key, in: range)
  }

  /// `true` or `false`; false where the key is left out.
  package func flag(_ key: String) throws(Refusal) -> Bool {
    try optional(key)?.flag(key) ?? false
  }
}

extension YAMLValue {
  /// The keys and values of a mapping that has at least one and none twice.
  package func entries(of name: String) throws(Refusal) -> [YAMLEntry] {
    guard case .mapping(let entries) = content, !entries.isEmpty else {
      throw Refusal(
        line: line, "\(name) has no keys of its own", write: "\"key: value\" lines instead")
    }
    var seen: Set<String> = []
    for entry in entries where !seen.insert(entry.key).inserted {
      throw Refusal(
        line: entry.line, "the key \(quoted(entry.key)) stands twice", write: "it once instead")
    }
    return entries
  }
}
