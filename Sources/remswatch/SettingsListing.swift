internal import Configuration

/// The settings that hold, and where each comes from, secrets masked.
enum SettingsListing {
  static func text(_ settings: Settings) -> String {
    TextColumns.aligned(
      Setting.allCases.map { setting in
        [
          setting.name, settings.text(of: setting) ?? "(none)", "\(settings.origin(of: setting))",
        ]
      })
  }

  /// An object by setting; `value` is text as it would be written, or null. Beside them `mail`, or
  /// null.
  static func json(_ settings: Settings, mail: MailOverview?) throws -> String {
    try JSONText.of(Document(settings: settings, mail: mail))
  }

  private struct Document: Encodable {
    let settings: Settings
    let mail: MailOverview?

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      for setting in Setting.allCases {
        let row = Row(settings.text(of: setting), settings.origin(of: setting))
        try container.encode(row, forKey: Key(stringValue: setting.name))
      }
      try container.encode(mail, forKey: Key(stringValue: "mail"))
    }
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
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
}
