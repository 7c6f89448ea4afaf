import Configuration
import Testing

/// What is refused in a file, with its line.
struct RefusalTests {
  @Test(arguments: [
    (
      "databse: /x",
      ":1: \"databse\" is no setting; write \"database\" instead (known: "
        + "\(Setting.allCases.map(\.name).joined(separator: ", ")))."
    ),
    (
      "full: true\n\nfull: false",
      ":1: the key \"full\" stands twice, here for the first time; write it once instead."
    ),
    (
      "# one\noutput: &here /x",
      ":2: an anchor (&name) stands here; write the value without it instead."
    ),
    (
      "output: *here",
      ":1: an alias (*name) stands in the line; write the value itself instead, "
        + "or a blank behind the asterisk in text."
    ),
    ("output: !!str /x", ":1: a tag (!name) stands here; write the value without it instead."),
    (
      "output: |\n  /x",
      ":1: block text (| or >) stands here; write text in quotation marks instead."
    ),
    (
      "full: true\n---\nfull: true",
      ":3: a second document begins; write one configuration per file."
    ),
    ("- full", ":1: the configuration has no keys of its own; write \"key: value\" lines instead."),
    ("output: [a]", ":1: \"output\" is no text; write text instead."),
    ("full: true\noutput:", ":2: \"output\" is empty; write a value."),
    ("output: ~", ":1: \"output\" is empty; write a value."),
    ("output: \"\"", ":1: \"output\" is empty; write a value."),
    (
      "output: /x\u{200B}",
      ":1: an invisible character (U+200B) stands in the line; write the line without it instead."
    ),
    ("full: yes", ":1: \"full\" cannot be yes; write true or false instead."),
    (
      "full: \"true\"",
      ":1: \"full\" cannot be text in quotation marks (true); write true or false instead."
    ),
    (
      "fail-on: late",
      ":1: \"late\" is no value of \"fail-on\"; write \"missed\", \"overdue\" or \"new\" instead."
    ),
    (
      "output: ~/Reports",
      ":1: \"output\" begins with ~, which only a shell understands; write the whole path instead."
    ),
  ])
  func `A wrong file is refused at its line`(_ text: String, _ says: String) {
    #expect(Given.refusal(file: text + "\n") == "/srv/config.yaml\(says)")
  }

  @Test func `A file that is too large or not UTF-8 is refused as a whole`() {
    #expect(
      Given.refusal(file: String(repeating: "#", count: 1 << 20) + "\n")
        == "/srv/config.yaml: the file has 1048577 bytes, more than 1048576; "
        + "write a configuration of at most 1 MiB instead.")
    #expect(throws: ConfigurationError.self) {
      try ConfigurationFile.decode([0x66, 0xFF], file: "x")
    }
  }

  @Test(arguments: ["", "\n", "# nothing but a comment\n"])
  func `A file that sets nothing is accepted`(_ text: String) {
    #expect(Given.refusal(file: text) == nil)
  }

  @Test(arguments: Setting.allCases)
  func `An empty value is refused wherever it is given`(_ setting: Setting) throws {
    for refusal in [
      Given.refusal(flags: [setting: ""]), Given.refusal(environment: [setting.variable: ""]),
      Given.refusal(file: "\(setting.name):\n"),
    ] {
      #expect(refusal?.contains("empty") == true, "\(refusal ?? "nil")")
    }
  }

  @Test(arguments: [
    "Berlin", "Europe/", "/usr/share/zoneinfo/UTC", "../Europe/Berlin", "Europe/../UTC", "GMT+5",
    "EST", "Europe/Ber lin", "utc", "Europe/Berlín",
  ])
  func `A zone is named as the IANA names zones`(_ name: String) {
    #expect(
      Given.refusal(flags: [.timeZone: name])
        == "--time-zone: \"\(name)\" is no name of a time zone; "
        + "write one such as America/New_York, or UTC, instead.")
  }
}
