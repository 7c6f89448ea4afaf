import Testing

/// Names that are defined twice, unknown or used nowhere.
struct NameRefusalTests {
  @Test(arguments: [
    Break(
      "  - id: form", "  - id: monthly",
      says: "sample.yaml:42: the requirement \"monthly\" is defined twice; write it once instead."),
    Break(
      "  24323-8: {", "  2160-0: {",
      says:
        "sample.yaml:24: the key \"2160-0\" stands twice, here for the first time; write it once instead."
    ),
    Break(
      "requirements:", "  creatinine:\n    panels: [24323-8]\nrequirements:",
      says:
        "sample.yaml:28: the key \"creatinine\" stands twice, here for the first time; write it once instead."
    ),
    Break(
      "[pregnancy, hiv]", "[pregnancy, hiv, hiv]",
      says: "sample.yaml:19: the history \"hiv\" is defined twice; write it once instead."),
  ])
  func `A name that is defined twice is refused`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }

  @Test(arguments: [
    Break(
      "    evidence: creatinine", "    evidence: creatinin",
      says:
        "sample.yaml:37: \"creatinin\" is no evidence of this rule set; write \"creatinine\" instead."
    ),
    Break(
      "[24323-8]", "[24322-0]",
      says:
        "sample.yaml:29: \"24322-0\" is no code of this rule set; write \"24323-8\" instead (known: 2160-0, 24323-8, 24467-3)."
    ),
    Break(
      "    form: status", "    form: patient",
      says: "sample.yaml:45: \"patient\" is no form of this rule set; write \"status\" instead."),
    Break(
      "medication: antiviral", "medication: steroid",
      says:
        "sample.yaml:56: \"steroid\" is no medication of this rule set; write \"antiviral\" instead."
    ),
    Break(
      "pregnancy: pregnancy", "pregnancy: pregnant",
      says:
        "sample.yaml:20: \"pregnant\" is no history of this rule set; write \"pregnancy\" instead (known: pregnancy, hiv)."
    ),
    Break(
      "severity: required", "severity: mandatory",
      says:
        "sample.yaml:39: \"mandatory\" is no severity; write \"required\", \"recommended\" or \"advisory\" instead."
    ),
    Break(
      "certainty: verified\n  - id: form", "certainty: sure\n  - id: form",
      says:
        "sample.yaml:41: \"sure\" is no certainty; write \"verified\", \"secondary\", \"unverified\" or \"policy\" instead."
    ),
    Break(
      "check: prophylaxis", "check: propylaxis",
      says:
        "sample.yaml:55: \"propylaxis\" is no check; write \"prophylaxis\" instead (known: enrolment, prescriber-certification, facility-certification, dose, spacing, infusion-times, premedication, prophylaxis, minimum-age, no-open-history, no-recent-history)."
    ),
    Break(
      "check: prophylaxis", "check: blood",
      says:
        "sample.yaml:55: \"blood\" is no check; write \"enrolment\", \"prescriber-certification\", \"facility-certification\", \"dose\", \"spacing\", \"infusion-times\", \"premedication\", \"prophylaxis\", \"minimum-age\", \"no-open-history\" or \"no-recent-history\" instead."
    ),
    Break(
      "document: label", "document: lable",
      says: "sample.yaml:40: \"lable\" is no document of this rule set; write \"label\" instead."),
    Break(
      "business-calendar: us-federal", "business-calendar: eu",
      says: "sample.yaml:15: \"eu\" is no business calendar; write \"us-federal\" instead."),
    Break(
      "schedule: {every:", "schedule: {evry:",
      says:
        "sample.yaml:38: \"evry\" is no key of \"schedule\"; write \"every\" instead (known: baseline, every, deadline, point)."
    ),
    Break(
      "    test: creatinine", "    test: creatinine\n    applies-to: woman",
      says: "sample.yaml:37: \"woman\" is no sex; write \"female\" or \"male\" instead."),
  ])
  func `An unknown name is refused, and the known ones listed`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }

  @Test(arguments: [
    Break(
      "codes:\n", "codes:\n  1742-6: {name: ALT, certainty: verified}\n",
      says:
        "sample.yaml:24: the code \"1742-6\" is used nowhere; write it where it belongs, or leave it out."
    ),
    Break(
      "requirements:", "  other:\n    panels: [24323-8]\nrequirements:",
      says:
        "sample.yaml:33: the evidence \"other\" is used nowhere; write it where it belongs, or leave it out."
    ),
    Break(
      "codes:", "  rems: {title: The REMS, revision: 03/2024}\ncodes:",
      says:
        "sample.yaml:23: the document \"rems\" is used nowhere; write it where it belongs, or leave it out."
    ),
  ])
  func `A name that nothing uses is refused`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }

  @Test(arguments: [
    Break(
      "creatinine: [2160-0]", "creatinine: [2160-0, 2160-0]",
      says:
        "sample.yaml:31: the code \"2160-0\" stands twice in one definition; write it once instead."
    ),
    Break(
      "creatinine: [2160-0]", "creatinine: [2160-0, 24323-8]",
      says:
        "sample.yaml:31: the code \"24323-8\" stands twice in one definition; write it once instead."
    ),
  ])
  func `A code that stands twice in one definition is refused`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }

  @Test(arguments: [
    Break(
      "2160-0: {", "2166-0: {",
      says:
        "sample.yaml:24: \"2166-0\" is no LOINC number: its check digit is wrong; write the number as LOINC prints it instead."
    ),
    Break(
      "2160-0: {", "\"2160 0\": {",
      says:
        "sample.yaml:24: \"2160 0\" is no code; write up to 32 letters, digits, hyphens and points instead."
    ),
  ])
  func `A code that is no code, or whose check digit shows a slip of the pen, is refused`(
    _ broken: Break
  ) {
    #expect(broken.refusal == broken.says)
  }

  @Test(arguments: [
    Break(
      "id: sample", "id: Sample",
      says:
        "sample.yaml:1: \"Sample\" is no id; write up to 64 of a-z, 0-9 and hyphens between them instead."
    ),
    Break(
      "  - id: form", "  - id: status_form",
      says:
        "sample.yaml:42: \"status_form\" is no id; write up to 64 of a-z, 0-9 and hyphens between them instead."
    ),
    Break(
      "  - id: form", "  - id: form-",
      says:
        "sample.yaml:42: \"form-\" is no id; write up to 64 of a-z, 0-9 and hyphens between them instead."
    ),
    Break(
      "no-creatinine", "No creatinine",
      says:
        "sample.yaml:32: \"No creatinine\" is no incomplete-reason; write up to 64 of a-z, 0-9 and hyphens between them instead."
    ),
  ])
  func `An identifier of other than small letters, digits and hyphens is refused`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }
}
