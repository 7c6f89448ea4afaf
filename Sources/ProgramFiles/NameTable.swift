internal import StrictYAML

/// The names of one kind that a rule set defines, with the lines they are defined on.
struct NameTable: Sendable {
  /// What they name, such as `code`.
  let what: String
  private(set) var names: [String] = []
  private var lines: [Int] = []
  private var places: [String: Int] = [:]

  init(_ what: String) {
    self.what = what
  }

  /// Refuses a name that is there already.
  mutating func add(_ name: String, line: Int) throws(Refusal) {
    guard places[name] == nil else {
      throw Refusal(
        line: line, "the \(what) \(quoted(name)) is defined twice", write: "it once instead")
    }
    places[name] = names.count
    names.append(name)
    lines.append(line)
  }

  /// The place of a name that is used.
  func place(of value: YAMLValue) throws(Refusal) -> Int {
    let name = try value.text(what)
    guard let place = places[name] else {
      throw Refusal(
        line: value.line, "\(quoted(name)) is no \(what) of this rule set",
        write: NearestWord.advice(for: name, among: names))
    }
    return place
  }

  /// The places of a list of names of which none stands twice.
  func places(of value: YAMLValue, _ key: String) throws(Refusal) -> [Int] {
    var found: [Int] = []
    for item in try value.items(key) {
      let place = try place(of: item)
      guard !found.contains(place) else {
        throw Refusal(
          line: item.line, "\(quoted(names[place])) stands twice in \(quoted(key))",
          write: "it once instead")
      }
      found.append(place)
    }
    return found
  }

  /// Refuses a name that is defined and used nowhere: it is a rule that somebody forgot.
  func refuseUnused(_ used: Set<Int>) throws(Refusal) {
    for place in names.indices where !used.contains(place) {
      throw Refusal(
        line: lines[place], "the \(what) \(quoted(names[place])) is used nowhere",
        write: "it where it belongs, or leave it out")
    }
  }
}
