/// Where a setting's value comes from.
package enum Origin: Hashable, Sendable, CustomStringConvertible {
  case flag
  /// The variable's name.
  case environment(String)
  /// The file as it was named, and the line, from 1.
  case file(String, line: Int)
  case `default`

  package var description: String {
    switch self {
    case .flag: "flag"
    case .environment(let name): "variable \(name)"
    case .file(let path, let line): "\(path):\(line)"
    case .default: "default"
    }
  }
}
