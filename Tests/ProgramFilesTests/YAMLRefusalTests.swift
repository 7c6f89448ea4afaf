import Testing

/// YAML that reads otherwise than it looks.
struct YAMLRefusalTests {
  @Test(arguments: [
    Break(
      "title: A sample", "title: &name A sample",
      says: "sample.yaml:2: an anchor (&name) stands here; write the value without it instead."),
    Break(
      "  label: {", "  label: &label {",
      says: "sample.yaml:22: an anchor (&name) stands here; write the value without it instead."),
    Break(
      "    test: creatinine", "    test: *name",
      says:
        "sample.yaml:36: an alias (*name) stands in the line; write the value itself instead, or a blank behind the asterisk in text."
    ),
    Break(
      "{name: Creatinine, certainty: verified}", "{<<: {name: Creatinine}, certainty: verified}",
      says: "sample.yaml:24: a merge key (<<) stands here; write the merged keys out instead."),
  ])
  func `An anchor is refused, and an alias, and a merge key`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }

  @Test(arguments: [
    Break(
      "grace-days: 10", "grace-days: !!int 10",
      says: "sample.yaml:38: a tag (!name) stands here; write the value without it instead."),
    Break(
      "title: A sample", "title: !!str A sample",
      says: "sample.yaml:2: a tag (!name) stands here; write the value without it instead."),
    Break(
      "title: A sample", "title: ! \"A sample\"",
      says: "sample.yaml:2: a tag (!name) stands here; write the value without it instead."),
    Break(
      "title: A sample", "title: !custom",
      says: "sample.yaml:2: a tag (!name) stands here; write the value without it instead."),
    Break(
      "[pregnancy, hiv]", "!!seq [pregnancy, hiv]",
      says: "sample.yaml:19: a tag (!name) stands here; write the value without it instead."),
    Break(
      "  label: {", "  label: !!map {",
      says: "sample.yaml:22: a tag (!name) stands here; write the value without it instead."),
  ])
  func `An explicit tag is refused`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }

  @Test(arguments: [
    Break(
      "    test: creatinine", "    test: >-\n      creatinine",
      says:
        "sample.yaml:36: block text (| or >) stands here; write text in quotation marks instead.")
  ])
  func `Block text is refused`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }

  @Test(arguments: [
    Break(
      "title: A sample", "? [a, b]\n: A sample",
      says: "sample.yaml:2: a key is not a word; write a word as key instead."),
    Break(
      "title: A sample", "\"\": A sample",
      says: "sample.yaml:2: a key is not a word; write a word as key instead."),
  ])
  func `A key that is no word is refused`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }

  @Test(arguments: [
    Break(
      "requirements:", "---\nrequirements:",
      says: "sample.yaml:34: a second document begins; write one rule set per file.")
  ])
  func `A second document is refused`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }

  @Test(arguments: [
    Break(
      "title: A sample", "title: \"A sample",
      says: "sample.yaml:40: this is no YAML: did not find expected key; write it as YAML instead."),
    Break(
      "  course-gap-days: 30", "\tcourse-gap-days: 30",
      says:
        "sample.yaml:8: this is no YAML: found a tab character that violates indentation; write it as YAML instead."
    ),
    Break(
      "title: A sample", "title: A: sample",
      says:
        "sample.yaml:2: this is no YAML: mapping values are not allowed in this context; write it as YAML instead."
    ),
  ])
  func `What is no YAML is refused at its line`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }

  @Test(arguments: [
    Break(
      "title: A sample", "title: A\u{202E}sample",
      says:
        "sample.yaml:2: an invisible character (U+202E) stands in the line; write the line without it instead."
    ),
    Break(
      "title: A sample", "title: A\u{A0}sample",
      says:
        "sample.yaml:2: an invisible character (U+A0) stands in the line; write the line without it instead."
    ),
    Break(
      "title: A sample", "title: A\u{200B}sample",
      says:
        "sample.yaml:2: an invisible character (U+200B) stands in the line; write the line without it instead."
    ),
    Break(
      "title: A sample", "title: A\u{7}sample",
      says:
        "sample.yaml:2: an invisible character (U+7) stands in the line; write the line without it instead."
    ),
  ])
  func `A character that nobody sees is refused`(_ broken: Break) {
    #expect(broken.refusal == broken.says)
  }
}
