internal import Monitoring
internal import StrictYAML

/// The names that a rule set defines, and which of them have been used so far.
struct RuleNames: Sendable {
  /// More names of one kind are refused: their places are kept in 16 bits.
  static let most = 4096

  private(set) var vocabulary: Vocabulary
  private(set) var documents: [(title: String, revision: String)] = []
  private(set) var codes = NameTable("code")
  private(set) var forms = NameTable("form")
  private(set) var medications = NameTable("medication")
  private(set) var histories = NameTable("history")
  private(set) var documentNames = NameTable("document")
  var evidence = NameTable("evidence")
  var usedCodes: Set<Int> = []
  var usedDocuments: Set<Int> = []
  var usedEvidence: Set<Int> = []

  /// Reads `vocabulary`, `documents` and `codes` of a rule set.
  init(_ program: Fields) throws(Refusal) {
    vocabulary = Vocabulary(
      codes: [], formKinds: [], medicationKinds: [], historyKinds: [],
      pregnancy: HistoryKindIndex(0))
    try readKinds(program.required("vocabulary"))
    try readDocuments(program.required("documents"))
    try readCodes(program.required("codes"))
  }

  /// Refuses the first code, evidence definition or document that nothing uses.
  func refuseUnused() throws(Refusal) {
    try evidence.refuseUnused(usedEvidence)
    try codes.refuseUnused(usedCodes)
    try documentNames.refuseUnused(usedDocuments)
  }

  private mutating func readKinds(_ value: YAMLValue) throws(Refusal) {
    let fields = try Fields(
      value, of: quoted("vocabulary"), keys: ["forms", "medications", "histories", "pregnancy"])
    try Self.add(fields.optional("forms"), "forms", to: &forms)
    try Self.add(fields.optional("medications"), "medications", to: &medications)
    try Self.add(fields.required("histories"), "histories", to: &histories)
    vocabulary.formKinds = forms.names
    vocabulary.medicationKinds = medications.names
    vocabulary.historyKinds = histories.names
    vocabulary.pregnancy = HistoryKindIndex(
      try histories.place(of: fields.required("pregnancy")))
  }

  private static func add(_ list: YAMLValue?, _ key: String, to table: inout NameTable)
    throws(Refusal)
  {
    guard let list else { return }
    for item in try list.items(key) {
      try refuse(table.names.count, item.line)
      try table.add(item.identifier(table.what), line: item.line)
    }
  }

  private mutating func readDocuments(_ value: YAMLValue) throws(Refusal) {
    for entry in try value.entries(of: quoted("documents")) {
      try Self.refuse(documents.count, entry.line)
      try documentNames.add(entry.name.identifier("document"), line: entry.line)
      let fields = try Fields(
        entry.value, of: "document \(quoted(entry.key))", keys: ["title", "revision"])
      documents.append((try fields.text("title"), try fields.text("revision")))
    }
  }

  private mutating func readCodes(_ value: YAMLValue) throws(Refusal) {
    for entry in try value.entries(of: quoted("codes")) {
      try Self.refuse(vocabulary.codes.count, entry.line)
      try CodeNumber.check(entry)
      try codes.add(entry.key, line: entry.line)
      let fields = try Fields(
        entry.value, of: "code \(quoted(entry.key))", keys: ["name", "certainty"])
      vocabulary.codes.append(
        ObservationCode(
          code: entry.key, name: try fields.text("name"),
          certainty: try fields.required("certainty").word("certainty")))
    }
  }

  static func refuse(_ count: Int, _ line: Int) throws(Refusal) {
    guard count < most else {
      throw Refusal(line: line, "there are more than \(most) of these", write: "fewer instead")
    }
  }
}
