internal import Configuration
internal import Foundation

/// The settings that hold, and where each comes from, secrets masked.
enum SettingsListing {
  static func text(_ settings: Settings) -> String {
    let rows = Setting.allCases.map { setting in
      (setting.name, settings.text(of: setting) ?? "(none)", settings.origin(of: setting))
    }
    let (names, values) = (width(rows.map(\.0)), width(rows.map(\.1)))
    return rows.map { name, value, origin in
      "\(padded(name, names))  \(padded(value, values))  \(origin)"
    }
    .joined(separator: "\n")
  }

  /// An object by setting; `value` is text as it would be written, or null.
  static func json(_ settings: Settings) throws -> String {
    let rows = Setting.allCases.map { setting in
      (setting.name, Row(settings.text(of: setting), settings.origin(of: setting)))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(
      decoding: try encoder.encode(Dictionary(uniqueKeysWithValues: rows)), as: UTF8.self)
  }

  private struct Row: Encodable {
    let value: String?
    /// `flag`, `environment`, `file` or `default`.
    let origin: String
    /// The variable, or the file with its line.
    let place: String?

    init(_ value: String?, _ origin: Origin) {
      self.value = value
      (self.origin, place) =
        switch origin {
        case .flag: ("flag", nil)
        case .environment(let name): ("environment", name)
        case .file: ("file", "\(origin)")
        case .default: ("default", nil)
        }
    }

    /// `null` stands where there is nothing.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(value, forKey: .value)
      try container.encode(origin, forKey: .origin)
      try container.encode(place, forKey: .place)
    }

    private enum CodingKeys: CodingKey {
      case value, origin, place
    }
  }

  private static func width(_ texts: [String]) -> Int {
    texts.map(\.count).max() ?? 0
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
