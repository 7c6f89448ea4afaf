import Testing

/// Each mistake is told with its line and what to write instead.
@Suite struct MappingRefusalTests {
  @Test func `An unknown key names the nearest`() {
    #expect(
      MappingGiven.refusal("home-autority: X")
        == "m.yaml:1: \"home-autority\" is no key of the mapping; write \"home-authority\" instead "
        + "(known: time-zone, source, home-authority, authorities, codes, meanings, csv).")
    #expect(
      MappingGiven.refusal("csv:\n  delimeter: tab")?
        .hasPrefix("m.yaml:2: \"delimeter\" is no key of \"csv\"; write \"delimiter\"") == true)
  }

  @Test(arguments: ["EST", "GMT+5", "Mars/Base", "../etc/x", "Chicago", "america"])
  func `A zone is an IANA name`(_ name: String) {
    #expect(
      MappingGiven.refusal("time-zone: \(name)")
        == "m.yaml:1: \"\(name)\" is no time zone; write an IANA name such as America/Chicago "
        + "instead.")
  }

  @Test func `Zones that are names are taken`() {
    for name in ["UTC", "America/Chicago", "Europe/Zurich", "US/Central"] {
      #expect(MappingGiven.refusal("time-zone: \(name)") == nil)
    }
  }

  @Test(arguments: [
    "codes: []", "codes: [{code: a, system: b}]", "codes: [{code: a, system: b, loinc: c, x: y}]",
    "codes: [{code: a, system: b, loinc: c}, {code: a, system: b, loinc: d}]", "codes: {a: b}",
    "meanings: {infusion: []}", "meanings: {infusions: [{code: a, system: b}]}",
    "meanings: {medication: [{code: a, system: b}]}",
    "meanings: {infusion: [{code: a, system: b}], history: {hiv: [{code: a, system: b}]}}",
    "meanings: {history: {HIV: [{code: a, system: b}]}}", "csv: {delimiter: \"|\"}",
    "csv: {encoding: latin1}", "csv: {decimal: dot}", "csv: {dates: american}",
    "csv: {dates: {birth_date: us}}", "csv: {files: {x.csv: observations}}",
    "csv: {files: {x.csv: {dates: us}}}", "csv: {files: {x.csv: form, X.CSV: form}}",
    "csv: {files: {form.csv: {columns: {a: knd}}}}",
    "csv: {files: {form.csv: {columns: {a: kind, b: kind}}}}",
    "csv: {files: {form.csv: {columns: {a: kind}, constants: {kind: b}}}}",
    "csv: {files: {form.csv: {columns: {a: kind}, ignore: [a]}}}",
    "csv: {files: {form.csv: {constants: {knd: b}}}}",
    "csv: {files: {form.csv: {dates: {kind: us}}}}",
    "csv: {files: {patient.csv: {values: {sex: {Female: W}}}}}",
    "csv: {files: {form.csv: {ignore: a}}}", "home-authority: \"\"", "- a",
    "codes: &a b", "a: b: c",
  ])
  func `A mistake in one line is told with the line`(_ line: String) {
    let refusal = MappingGiven.refusal("# a mapping\n\(line)\n")
    #expect(refusal?.hasPrefix("m.yaml:2: ") == true)
    #expect(refusal?.hasSuffix(".") == true)
  }

  @Test func `A mapping that cannot be read is refused by its path`() {
    #expect(MappingGiven.refusal("codes: nowhere.csv")?.hasPrefix("nowhere.csv: ") == true)
  }
}
