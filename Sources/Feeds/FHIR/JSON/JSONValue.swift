/// A value of a JSON document. A member of an unexpected shape is thrown as the refusal of the
/// record that it stands in; `null` is as good as absent, as in FHIR.
struct JSONValue {
  let document: JSONDocument
  let index: Int

  private var node: JSONNode { document.nodes[index] }
  var isObject: Bool { node.kind == .object }
  /// Where the value stands in the bytes.
  var range: Range<Int> { node.range }

  /// The one member of that name.
  func member(_ name: StaticString) throws(RecordEnd) -> JSONValue? {
    try expectObject(around: name)
    let found = document.values(of: name, in: index)
    // Readers differ in which of two they take, so that neither can be relied on.
    guard !found.isRepeated else { throw .refused("\(name) stands there twice") }
    guard let first = found.first, document.nodes[first].kind != .null else { return nil }
    return JSONValue(document: document, index: first)
  }

  private func expectObject(around name: StaticString) throws(RecordEnd) {
    guard isObject else { throw .refused("no object where \(name) would stand") }
  }

  func object(_ name: StaticString) throws(RecordEnd) -> JSONValue? {
    guard let value = try member(name) else { return nil }
    guard value.isObject else { throw .refused("\(name) is no object") }
    return value
  }

  /// The objects of a list; none where there is no such list.
  func objects(_ name: StaticString) throws(RecordEnd) -> [JSONValue] {
    let items = try items(name)
    guard items.allSatisfy(\.isObject) else { throw .refused("\(name) is no list of objects") }
    return items
  }

  /// The strings of a list; none where there is no such list.
  func texts(_ name: StaticString) throws(RecordEnd) -> [String] {
    var texts: [String] = []
    for item in try items(name) { texts.append(try item.text(called: name)) }
    return texts
  }

  private func items(_ name: StaticString) throws(RecordEnd) -> [JSONValue] {
    guard let list = try member(name) else { return [] }
    guard list.node.kind == .array else { throw .refused("\(name) is no list") }
    var items: [JSONValue] = []
    var next = list.index + 1
    while next < Int(list.node.next) {
      let item = JSONValue(document: document, index: next)
      if item.node.kind != .null { items.append(item) }
      next = Int(item.node.next)
    }
    return items
  }

  /// A string that is not empty.
  func text(_ name: StaticString) throws(RecordEnd) -> String? {
    guard let value = try member(name) else { return nil }
    let text = try value.text(called: name)
    return text.isEmpty ? nil : text
  }

  func bool(_ name: StaticString) throws(RecordEnd) -> Bool? {
    try member(name).map { value throws(RecordEnd) in try value.bool(called: name) }
  }

  /// A number and how it is written.
  func number(_ name: StaticString) throws(RecordEnd) -> (value: Double, text: String)? {
    try member(name).map { value throws(RecordEnd) in try value.number(called: name) }
  }

  /// The one member whose name is `name` and a type behind it, as `value[x]` is written in FHIR.
  func choice(_ name: StaticString) throws(RecordEnd) -> (type: String, value: JSONValue)? {
    try expectObject(around: name)
    var found: (type: String, value: JSONValue)?
    for index in document.values(behind: name, in: index) {
      guard found == nil else { throw .refused("\(name)[x] stands there twice") }
      let type = document.nodes[index - 1].range.dropFirst(name.utf8CodeUnitCount)
      found = (
        String(decoding: document.bytes[type], as: UTF8.self),
        JSONValue(document: document, index: index)
      )
    }
    return found
  }
}

// MARK: - Scalars

extension JSONValue {
  /// - Parameter name: what the refusal calls it.
  func text(called name: StaticString) throws(RecordEnd) -> String {
    let slice = document.bytes[range]
    switch node.kind {
    case .string:
      // Most texts are ASCII, and checking the others takes its time.
      if slice.allSatisfy({ $0 < 0x80 }) { return String(decoding: slice, as: UTF8.self) }
      guard let text = String(validating: slice, as: UTF8.self) else { break }
      return text
    case .escapedString:
      guard let text = JSONEscapes.decoded(slice) else { break }
      return text
    case .object, .array, .number, .yes, .no, .null: throw .refused("\(name) is no text")
    }
    throw .refused("\(name) is no UTF-8 text of printable characters")
  }

  func bool(called name: StaticString) throws(RecordEnd) -> Bool {
    switch node.kind {
    case .yes: return true
    case .no: return false
    case .object, .array, .string, .escapedString, .number, .null:
      throw .refused("\(name) is neither true nor false")
    }
  }

  func number(called name: StaticString) throws(RecordEnd) -> (value: Double, text: String) {
    guard node.kind == .number else { throw .refused("\(name) is no number") }
    let text = String(decoding: document.bytes[range], as: UTF8.self)
    guard let value = Double(text), value.isFinite else {
      throw .refused("\(name) is a number too great to hold")
    }
    return (value, text)
  }
}
