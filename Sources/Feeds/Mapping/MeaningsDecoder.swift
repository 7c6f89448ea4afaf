internal import StrictYAML

/// Reads which codes of drugs, vaccines and conditions the schema has a place for.
enum MeaningsDecoder {
  static func meanings(_ value: YAMLValue) throws(Refusal) -> [SourceCode: FactMeaning] {
    let fields = try Fields(
      value, of: quoted("meanings"), keys: ["infusion", "medication", "history"])
    var meanings: [SourceCode: FactMeaning] = [:]
    if let codes = fields.optional("infusion") {
      try add(codes, "infusion", meaning: .infusion, to: &meanings)
    }
    if let kinds = fields.optional("medication") {
      for entry in try kinds.entries(of: quoted("medication")) {
        let kind = try entry.name.identifier("kind of medication")
        try add(entry.value, kind, meaning: .medication(kind: kind), to: &meanings)
      }
    }
    if let kinds = fields.optional("history") {
      for entry in try kinds.entries(of: quoted("history")) {
        let kind = try entry.name.identifier("kind of history")
        try add(entry.value, kind, meaning: .history(kind: kind), to: &meanings)
      }
    }
    return meanings
  }

  private static func add(
    _ list: YAMLValue, _ name: String, meaning: FactMeaning,
    to meanings: inout [SourceCode: FactMeaning]
  ) throws(Refusal) {
    for item in try list.items(name) {
      let fields = try Fields(item, of: "a code of \(quoted(name))", keys: ["code", "system"])
      let code = try YAMLValue.sourceCode(fields)
      guard meanings.updateValue(meaning, forKey: code) == nil else {
        throw Refusal(
          line: item.line, "the code \(quoted(code.code)) of \(quoted(code.system)) stands twice",
          write: "it once instead")
      }
    }
  }
}
