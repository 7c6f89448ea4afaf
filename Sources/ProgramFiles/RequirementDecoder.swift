internal import Monitoring
internal import StrictYAML

/// Reads the requirements in their order.
enum RequirementDecoder {
  private static let keys = [
    "id", "title", "test", "evidence", "form", "applies-to", "schedule", "severity",
    "boxed-warning", "citation", "certainty", "note",
  ]

  static func requirements(_ value: YAMLValue, _ names: inout RuleNames) throws(Refusal)
    -> [Requirement]
  {
    var ids = NameTable("requirement")
    var requirements: [Requirement] = []
    for item in try value.items("requirements") {
      try RuleNames.refuse(requirements.count, item.line)
      let requirement = try requirement(item, &names)
      try ids.add(requirement.id, line: item.line)
      requirements.append(requirement)
    }
    return requirements
  }

  private static func requirement(_ value: YAMLValue, _ names: inout RuleNames) throws(Refusal)
    -> Requirement
  {
    let id = try Self.id(of: value)
    let fields = try Fields(value, of: "requirement \(quoted(id))", keys: keys)
    let schedule = try ScheduleDecoder.schedule(fields.required("schedule"), &names)
    return Requirement(
      id: id, title: try fields.text("title"), test: try fields.text("test"),
      schedule: schedule, evidence: try evidence(fields, of: schedule, &names),
      appliesTo: try fields.optional("applies-to").map(sex),
      severity: try fields.required("severity").word("severity"),
      isOfBoxedWarning: try fields.flag("boxed-warning"),
      citation: try citation(fields.required("citation"), &names),
      certainty: try fields.required("certainty").word("certainty"),
      note: try fields.optional("note")?.text("note") ?? "")
  }

  /// Read first, so that every other message can name the requirement.
  private static func id(of value: YAMLValue) throws(Refusal) -> String {
    let entry = try value.entries(of: "a requirement").first { $0.key == "id" }
    guard let entry else {
      throw Refusal(line: value.line, "a requirement has no \"id\"", write: "the key \"id\"")
    }
    return try entry.value.identifier("id")
  }

  /// A test or a form, but for point checks, which say themselves what they look at.
  private static func evidence(
    _ fields: Fields, of schedule: Schedule, _ names: inout RuleNames
  ) throws(Refusal) -> EvidenceSource? {
    let (test, form) = (fields.optional("evidence"), fields.optional("form"))
    if case .point = schedule {
      guard let value = test ?? form else { return nil }
      throw Refusal(
        line: value.line, "\(fields.name) is a point check",
        write: "no \"evidence\" and no \"form\"")
    }
    switch (test, form) {
    case (let test?, nil):
      let place = try names.evidence.place(of: test)
      names.usedEvidence.insert(place)
      return .test(EvidenceIndex(place))
    case (nil, let form?): return .form(FormKindIndex(try names.forms.place(of: form)))
    case (_?, let form?):
      throw Refusal(
        line: form.line, "\(fields.name) has both \"evidence\" and \"form\"",
        write: "one of them")
    case (nil, nil):
      throw Refusal(
        line: fields.line, "\(fields.name) has no \"evidence\"",
        write: "the key \"evidence\" or \"form\"")
    }
  }

  private static func citation(_ value: YAMLValue, _ names: inout RuleNames) throws(Refusal)
    -> Citation
  {
    let fields = try Fields(value, of: quoted("citation"), keys: ["document", "section"])
    let place = try names.documentNames.place(of: fields.required("document"))
    names.usedDocuments.insert(place)
    let document = names.documents[place]
    return Citation(
      document: document.title, section: try fields.text("section"),
      revision: document.revision)
  }

  private static func sex(_ value: YAMLValue) throws(Refusal) -> Sex {
    switch try value.text("applies-to") {
    case "female": return .female
    case "male": return .male
    case let other:
      throw Refusal(
        line: value.line, "\(quoted(other)) is no sex",
        write: NearestWord.advice(for: other, among: ["female", "male"]))
    }
  }
}
