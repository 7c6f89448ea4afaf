/// The text of a rule set, with the places of its keys.
struct MutableSource {
  /// A key, the line it stands on and its place in that line.
  struct Key {
    let name: String
    let line: Int
    let range: Range<String.Index>
    /// In braces, not at the beginning of a line.
    let isInline: Bool
  }

  let lines: [String]
  private(set) var keys: [Key] = []

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let atLineStart = #/(?:\x20*)(?:-\x20)?([A-Za-z0-9-]+(?:\x20cells)?):(?:\x20|$)/#
    let inBraces = #/[{,]\x20?([a-z-]+):\x20/#
    for (number, line) in lines.enumerated() where !line.drop(while: { $0 == " " }).hasPrefix("#") {
      if let match = line.prefixMatch(of: atLineStart) {
        add(match.output.1, line: number, isInline: false)
      }
      for match in line.matches(of: inBraces) {
        add(match.output.1, line: number, isInline: true)
      }
    }
  }

  private mutating func add(_ name: Substring, line: Int, isInline: Bool) {
    let range = name.startIndex..<name.endIndex
    keys.append(Key(name: String(name), line: line, range: range, isInline: isInline))
  }

  /// The text with an x behind the key.
  func misspelling(_ key: Key) -> String {
    var changed = lines
    changed[key.line].insert("x", at: key.range.upperBound)
    return changed.joined(separator: "\n")
  }

  /// The text without the key and its value.
  func removing(_ key: Key) -> String {
    var changed = lines
    if key.isInline {
      changed[key.line] = removingInline(key)
    } else if lines[key.line].contains("- \(key.name):") {
      changed[key.line] = "  -"
    } else {
      changed.removeSubrange(key.line..<endOfBlock(key))
    }
    return changed.joined(separator: "\n")
  }

  private func endOfBlock(_ key: Key) -> Int {
    let depth = indentation(lines[key.line])
    let rest = lines[(key.line + 1)...]
    return rest.firstIndex { !$0.isEmpty && indentation($0) <= depth } ?? lines.endIndex
  }

  private func indentation(_ line: String) -> Int {
    line.prefix { $0 == " " }.count
  }

  /// Without `key: value` and the comma behind or before it.
  private func removingInline(_ key: Key) -> String {
    let line = lines[key.line]
    var (end, depth, isQuoted) = (key.range.upperBound, 0, false)
    while isQuoted || depth > 0 || !",}".contains(line[end]) {
      switch line[end] {
      case "\"": isQuoted.toggle()
      case "{", "[": depth += isQuoted ? 0 : 1
      case "}", "]": depth -= isQuoted ? 0 : 1
      default: break
      }
      end = line.index(after: end)
    }
    let head = line[..<key.range.lowerBound]
    if line[end] == "," { return String(head + line[end...].dropFirst()) }
    return String(head.trimmingSuffix { $0 == " " || $0 == "," } + line[end...])
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> Substring {
    var rest = self
    while let last = rest.last, isTrimmed(last) { rest.removeLast() }
    return rest
  }
}
