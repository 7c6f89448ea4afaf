internal import Monitoring
internal import StrictYAML

/// Reads what shows that a test was done.
enum EvidenceDecoder {
  /// The core keeps one bit of 32 for each group, and needs one to spare.
  static let mostGroups = 31

  static func definitions(_ value: YAMLValue, _ names: inout RuleNames) throws(Refusal)
    -> [EvidenceDefinition]
  {
    var definitions: [EvidenceDefinition] = []
    for entry in try value.entries(of: quoted("evidence")) {
      try RuleNames.refuse(definitions.count, entry.line)
      try names.evidence.add(entry.name.identifier("evidence"), line: entry.line)
      definitions.append(try definition(entry, &names))
    }
    return definitions
  }

  private static func definition(_ entry: YAMLEntry, _ names: inout RuleNames) throws(Refusal)
    -> EvidenceDefinition
  {
    let fields = try Fields(
      entry.value, of: "evidence \(quoted(entry.key))",
      keys: ["specimen", "panels", "components", "partial", "incomplete-reason", "histories"])
    var reader = CodeReader(codes: names.codes)
    let panels = try reader.codes(fields.optional("panels"), "panels")
    let components = try groups(fields.optional("components"), &reader)
    let partial = try reader.codes(fields.optional("partial"), "partial")
    let histories = try fields.optional("histories").map { value throws(Refusal) in
      try names.histories.places(of: value, "histories").map(HistoryKindIndex.init)
    }
    guard !panels.isEmpty || !components.isEmpty || histories != nil else {
      throw Refusal(
        line: entry.line, "nothing can satisfy \(fields.name)",
        write: "\"panels\", \"components\" or \"histories\"")
    }
    names.usedCodes.formUnion(reader.seen)
    return EvidenceDefinition(
      name: entry.key, panels: panels, components: components, partial: partial,
      incompleteReason: try incompleteReason(
        fields, isNeeded: !components.isEmpty || !partial.isEmpty),
      histories: histories ?? [], specimen: try fields.optional("specimen")?.word("specimen"))
  }

  private static func groups(_ value: YAMLValue?, _ reader: inout CodeReader) throws(Refusal)
    -> [ComponentGroup]
  {
    guard let value else { return [] }
    var groups: [ComponentGroup] = []
    for entry in try value.entries(of: quoted("components")) {
      guard groups.count < mostGroups else {
        throw Refusal(
          line: entry.line, "there are more than \(mostGroups) component groups",
          write: "fewer instead")
      }
      let name = try entry.name.text("component")
      groups.append(ComponentGroup(name: name, codes: try reader.codes(entry.value, name)))
    }
    return groups
  }

  /// Needed where a specimen can hold some of the codes without being the test.
  private static func incompleteReason(_ fields: Fields, isNeeded: Bool) throws(Refusal)
    -> String
  {
    guard isNeeded else {
      guard let value = fields.optional("incomplete-reason") else { return "" }
      throw Refusal(
        line: value.line, "\(fields.name) has no components and no partial codes",
        write: "no \"incomplete-reason\"")
    }
    return try fields.required("incomplete-reason").identifier("incomplete-reason")
  }
}

/// Reads the codes of one evidence definition, none of which may stand twice.
private struct CodeReader {
  let codes: NameTable
  private(set) var seen: Set<Int> = []

  init(codes: NameTable) {
    self.codes = codes
  }

  mutating func codes(_ value: YAMLValue?, _ key: String) throws(Refusal) -> [CodeIndex] {
    guard let value else { return [] }
    var indices: [CodeIndex] = []
    for item in try value.items(key) {
      let place = try codes.place(of: item)
      guard seen.insert(place).inserted else {
        throw Refusal(
          line: item.line, "the code \(quoted(codes.names[place])) stands twice in one definition",
          write: "it once instead")
      }
      indices.append(CodeIndex(place))
    }
    return indices
  }
}
