internal import StrictYAML

/// A configuration file as it was read, every value of it checked.
package struct ConfigurationFile: Sendable {
  /// As it was named.
  package let path: String
  /// In the order of the file.
  let entries: [Entry]

  /// A setting, its value and the value's line.
  struct Entry: Sendable {
    let setting: Setting
    let value: YAMLValue
  }

  /// Reads the bytes of a configuration file, or refuses them with the line that is wrong.
  ///
  /// `file` is its path for messages, and relative paths in it begin in its folder: no file is
  /// opened here. A file of comments alone sets nothing.
  package static func decode(_ bytes: [UInt8], file: String) throws(ConfigurationError)
    -> ConfigurationFile
  {
    do {
      let source = try SourceText(bytes, kind: "configuration")
      let root = try YAMLTree.readIfAny(source)
      let decoded = ConfigurationFile(path: file, entries: try root.map(entries) ?? [])
      // Every value is looked at, also one that a flag will override tonight.
      var checked = Settings()
      try checked.apply(decoded)
      return decoded
    } catch {
      throw ConfigurationError(file: file, error)
    }
  }

  private static func entries(_ root: YAMLValue) throws(Refusal) -> [Entry] {
    try root.entries(of: "the configuration").map { entry throws(Refusal) in
      guard let setting = Setting(rawValue: entry.key) else {
        throw Refusal(
          line: entry.line, "\(quoted(entry.key)) is no setting",
          write: NearestWord.advice(for: entry.key, among: Setting.allCases.map(\.name)))
      }
      return Entry(setting: setting, value: entry.value)
    }
  }

  /// The folder of the file with a slash behind it; empty where the path is a bare name.
  var folder: String { PathInFile.folder(of: path) }
}
