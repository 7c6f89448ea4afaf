// Members are looked up on the nodes themselves: a value made of each key would be counted as a
// reference to the document each time, and that took a fifth of the time of reading.
extension JSONDocument {
  /// The node of the first member of that name of an object, and whether it has another one.
  func values(of name: StaticString, in object: Int) -> (first: Int?, isRepeated: Bool) {
    var first: Int?
    var key = object + 1
    let end = Int(nodes[object].next)
    while key + 1 < end {
      if isKey(key, name) {
        guard first == nil else { return (first, true) }
        first = key + 1
      }
      key = Int(nodes[key + 1].next)
    }
    return (first, false)
  }

  /// The nodes of all members but nulls whose name is `name` and a word with a capital behind it.
  func values(behind name: StaticString, in object: Int) -> [Int] {
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    var values: [Int] = []
    var key = object + 1
    let end = Int(nodes[object].next)
    while key + 1 < end {
      let node = nodes[key]
      if node.range.count > name.utf8CodeUnitCount, hasPrefix(node, name),
        capitals.contains(bytes[Int(node.start) + name.utf8CodeUnitCount]),
        nodes[key + 1].kind != .null
      {
        values.append(key + 1)
      }
      key = Int(nodes[key + 1].next)
    }
    return values
  }

  private func isKey(_ key: Int, _ name: StaticString) -> Bool {
    let node = nodes[key]
    guard node.kind == .string else {
      return JSONEscapes.decoded(bytes[node.range]) == name.description
    }
    return node.range.count == name.utf8CodeUnitCount && hasPrefix(node, name)
  }

  private func hasPrefix(_ node: JSONNode, _ name: StaticString) -> Bool {
    let start = Int(node.start)
    guard node.range.count >= name.utf8CodeUnitCount else { return false }
    for offset in 0..<name.utf8CodeUnitCount
    where bytes[start + offset] != name.utf8Start[offset] {
      return false
    }
    return true
  }
}
