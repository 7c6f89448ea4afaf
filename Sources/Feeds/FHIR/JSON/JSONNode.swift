/// One value of a JSON text: what it is and where it stands.
struct JSONNode {
  enum Kind: UInt8 {
    case object
    case array
    case string
    /// A string with a backslash in it, which has to be decoded.
    case escapedString
    case number
    case yes
    case no
    case null
  }

  let kind: Kind
  /// Offsets in the bytes: of a string without its quotes, of all others with their brackets.
  let start: Int32
  var end: Int32
  /// The number of the node behind this value and all that is in it.
  var next: Int32

  /// Where it stands in the bytes.
  var range: Range<Int> { Int(start)..<Int(end) }
}

/// Why bytes are no JSON that is read here.
enum JSONError: Error {
  /// All is well up to the end, where more had to follow.
  case cutOff
  case malformed
  case tooDeep
  case tooManyValues

  var reason: String {
    switch self {
    case .cutOff: "the JSON is cut off"
    case .malformed: "it is not JSON"
    case .tooDeep: "the JSON is nested deeper than \(JSONScanner.depthLimit) levels"
    case .tooManyValues: "the JSON holds more than \(JSONScanner.valueLimit) values"
    }
  }
}
