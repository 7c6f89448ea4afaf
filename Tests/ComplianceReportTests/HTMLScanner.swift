/// A page taken apart by the few rules our writer keeps, so that what it wrote is read by other
/// eyes than its own.
struct HTMLScanner {
  struct Tag: Equatable {
    var name: String
    var isEnd = false
    var attributes: [String: String] = [:]
  }

  private(set) var tags: [Tag] = []
  /// What is not well-formed.
  private(set) var faults: [String] = []
  private(set) var styleSheet = ""
  private(set) var script = ""
  private var open: [String] = []

  init(_ bytes: [UInt8]) {
    // One character a byte: a tag ends at its `>`, also where a mark that combines with it follows.
    let page = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    var rest = page[...]
    if rest.hasPrefix("<!doctype html>") { rest.removeFirst(15) } else { fault("no doctype") }
    while let start = rest.firstIndex(of: "<") {
      guard let end = Self.endOfTag(rest[start...]) else {
        fault("a tag without an end")
        return
      }
      read(String(rest[rest.index(after: start)..<end]))
      rest = rest[rest.index(after: end)...]
      if open.last == "style" {
        styleSheet = Self.text(rest.prefix { $0 != "<" })
      } else if open.last == "script" {
        script = Self.text(rest.prefix { $0 != "<" })
      } else if rest.prefix(while: { $0 != "<" }).contains(">") {
        fault("a bare > in text")
      }
    }
    if !open.isEmpty { fault("left open: \(open)") }
  }

  /// What the bytes say in UTF-8.
  private static func text(_ bytes: Substring) -> String {
    String(
      decoding: bytes.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }, as: UTF8.self)
  }

  /// The `>` that is not part of a value.
  private static func endOfTag(_ text: Substring) -> String.Index? {
    var isQuoted = false
    return text.indices.first { place in
      if text[place] == "\"" { isQuoted.toggle() }
      return text[place] == ">" && !isQuoted
    }
  }

  private mutating func read(_ text: String) {
    if text.hasPrefix("/") {
      let name = String(text.dropFirst())
      if open.popLast() != name { fault("</\(name)> closes another element") }
      tags.append(Tag(name: name, isEnd: true))
      return
    }
    let name = String(text.prefix { $0 != " " })
    tags.append(Tag(name: name, attributes: attributes(text.dropFirst(name.count))))
    if !["meta", "input"].contains(name) { open.append(name) }
  }

  private mutating func attributes(_ text: Substring) -> [String: String] {
    var (attributes, rest) = ([String: String](), text)
    while !rest.isEmpty {
      guard rest.removeFirst() == " ", let equals = rest.firstIndex(of: "="),
        rest[rest.index(after: equals)...].first == "\""
      else {
        fault("attributes of another kind: \(text)")
        return attributes
      }
      let name = String(rest[..<equals])
      let value = rest[equals...].dropFirst(2).prefix { $0 != "\"" }
      if attributes.updateValue(Self.text(value), forKey: name) != nil { fault("twice: \(name)") }
      rest = rest[value.endIndex...].dropFirst()
    }
    return attributes
  }

  private mutating func fault(_ text: String) { faults.append(text) }
}
