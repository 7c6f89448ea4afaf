/// From which findings on a run ends with code 4.
package enum FailOn: String, CaseIterable, Hashable, Sendable {
  /// A requirement whose window has closed unmet.
  case missed
  /// Missed, or past its due day.
  case overdue
  /// Anything that the report before did not have.
  case new
}

/// Which rule set judges the patients.
package enum RuleSet: Hashable, Sendable {
  /// By its id, such as `lemtrada-us`.
  case builtIn(String)
  /// By the path of a YAML file.
  case file(String)

  /// The id or the path.
  package var text: String {
    switch self {
    case .builtIn(let id): id
    case .file(let path): path
    }
  }
}

/// Which views are laid over a database of another shape.
package enum Views: Hashable, Sendable {
  /// Those that are built in for an OMOP Common Data Model.
  case omop
  /// An SQL file by its path.
  case file(String)

  /// The id or the path.
  package var text: String {
    switch self {
    case .omop: "omop"
    case .file(let path): path
    }
  }
}

/// The address that is told of each run: whoever knows it can pretend that a run went well, so
/// that it prints itself masked.
package struct PingURL: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// What stands in place of a secret.
  package static let mask = "••••"

  /// Begins with `http://` or `https://` and has a host.
  package let address: String

  /// nil where the text is no such address.
  package init?(_ text: String) {
    let scheme = ["https://", "http://"].first { text.hasPrefix($0) }
    guard let scheme, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
    let host = text.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    guard let first = host.first, first != ":", first != "@", !host.contains("\\") else {
      return nil
    }
    address = text
  }

  package var description: String { Self.mask }
  package var debugDescription: String { Self.mask }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
