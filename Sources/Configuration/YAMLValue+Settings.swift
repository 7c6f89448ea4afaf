internal import Monitoring
internal import StrictYAML

extension Setting {
  /// Whether quotation marks around the value mean nothing.
  var isText: Bool { bounds == nil && self != .full }
}

extension YAMLValue {
  func number(_ setting: Setting) throws(Refusal) -> Int {
    try integer(setting.name, in: setting.bounds ?? 0...Int.max)
  }

  /// A path; a relative one begins in `folder`, which ends with a slash or is empty.
  func path(_ what: String, in folder: String) throws(Refusal) -> String {
    let path = try text(what)
    guard path != "~", !path.hasPrefix("~/") else {
      throw Refusal(
        line: line, "\(quoted(what)) begins with ~, which only a shell understands",
        write: "the whole path instead")
    }
    return path.hasPrefix("/") ? path : folder + path
  }

  func path(_ setting: Setting, in folder: String) throws(Refusal) -> String {
    try path(setting.name, in: folder)
  }

  /// An id of small letters, digits and hyphens, or else a path.
  func ruleSet(_ setting: Setting, in folder: String) throws(Refusal) -> RuleSet {
    let text = try text(setting.name)
    if let id = try? identifier(setting.name) { return .builtIn(id) }
    return .file(text.hasPrefix("/") ? text : try path(setting.name, in: folder))
  }

  /// The id of views that are built in, or else a path.
  func views(_ setting: Setting, in folder: String) throws(Refusal) -> Views {
    try text(setting.name) == Views.omop.text ? .omop : .file(path(setting, in: folder))
  }

  /// A name of the form `Area/City`, or `UTC`. Whether there is such a zone is not asked here.
  func zoneName(_ setting: Setting) throws(Refusal) -> String {
    let name = try text(setting.name)
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isName = parts.allSatisfy { part in
      part.first?.isLetter == true && part.utf8.allSatisfy(Self.isPartOfZoneName)
    }
    guard name == "UTC" || (parts.count > 1 && isName) else {
      throw Refusal(
        line: line, "\(quoted(name)) is no name of a time zone",
        write: "one such as America/New_York, or UTC, instead")
    }
    return name
  }

  private static func isPartOfZoneName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, 0x30...0x39: true
    default: byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
    }
  }

  func timeOfDay(_ setting: Setting) throws(Refusal) -> ClockTime {
    let text = try text(setting.name)
    guard let time = ClockTime(text) else {
      throw Refusal(
        line: line, "\(quoted(text)) is no time of day", write: "HH:MM, such as 08:00, instead")
    }
    return time
  }

  /// The refusal does not repeat the value: it is a secret.
  func pingURL(_ setting: Setting) throws(Refusal) -> PingURL {
    guard let url = PingURL(try text(setting.name)) else {
      throw Refusal(
        line: line, "\(quoted(setting.name)) is no address",
        write: "one that begins with https:// or http:// and a host instead")
    }
    return url
  }
}
