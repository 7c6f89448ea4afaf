/// A JSON text whose values are looked up where they stand; a string is made only of what is asked
/// for.
final class JSONDocument {
  let bytes: [UInt8]
  let nodes: [JSONNode]

  /// - Parameters:
  ///   - range: where in `bytes` the one value stands.
  ///   - listedDepth: what lies in containers deeper than this is checked and cannot be looked up.
  init(bytes: [UInt8], in range: Range<Int>, listedDepth: Int = .max) throws(JSONError) {
    self.bytes = bytes
    nodes = try JSONScanner.nodes(of: bytes, in: range, listedDepth: listedDepth)
  }

  var root: JSONValue { JSONValue(document: self, index: 0) }
}
