import ProgramFiles
import Testing

/// Files that are refused as a whole, or that are accepted although they look odd.
struct FileRefusalTests {
  @Test func `The sample is accepted as it stands`() throws {
    #expect(Sample.refusal(of: Sample.text) == nil)
    #expect(try Sample.decode(Sample.text).program.requirements.count == 3)
  }

  @Test(arguments: ["", "\n", "# nothing but a comment\n"])
  func `An empty file is refused`(_ text: String) {
    #expect(
      Sample.refusal(of: text) == "sample.yaml: the file is empty; write a rule set instead.")
  }

  @Test func `A file that is no mapping is refused`() {
    #expect(
      Sample.refusal(of: "- id\n")
        == "sample.yaml:1: the rule set has no keys of its own;"
        + " write \"key: value\" lines instead.")
  }

  @Test func `A file that is not UTF-8 is refused at its first bad line`() {
    let bytes = Array("id: sample\ntitle: caf".utf8) + [0xE9, 0x0A]
    #expect(
      Sample.refusal(ofBytes: bytes)
        == "sample.yaml:2: the file is not UTF-8; write the file in UTF-8 instead.")
  }

  @Test func `A file of 1 MiB is read and one byte more is refused before it is parsed`() {
    let fill = (1 << 20) - Sample.text.utf8.count - 2
    let most = Sample.text + "#" + String(repeating: "x", count: fill) + "\n"
    #expect(most.utf8.count == 1 << 20)
    #expect(Sample.refusal(of: most) == nil)
    #expect(
      Sample.refusal(of: "#" + most)
        == "sample.yaml: the file has 1048577 bytes, more than 1048576;"
        + " write a rule set of at most 1 MiB instead.")
  }

  @Test func `A value 17 levels deep is refused, and so are ten thousand`() {
    let most = "sample.yaml:1: the value lies more than 16 levels deep;"
    for depth in [17, 900] {
      let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      #expect(Sample.refusal(of: "id: " + nested)?.hasPrefix(most) == true)
    }
    let endless = "id: " + String(repeating: "[", count: 10_000)
    #expect(Sample.refusal(of: endless)?.contains("this is no YAML") == true)
  }

  @Test func `Aliases that would stand for endless text are refused at once`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...30 {
      let alias = "*a\(level - 1)"
      text +=
        "a\(level): &a\(level) [\(Array(repeating: alias, count: 10).joined(separator: ","))]\n"
    }
    text += "? *a30\n: 1\n"
    #expect(Sample.refusal(of: text)?.hasPrefix("sample.yaml:2: an alias") == true)
  }

  @Test func `An asterisk in a comment or between blanks is no alias`() {
    let text = Sample.replacing("title: A sample", with: "title: 2 * 3  # *see* the label")
    #expect(Sample.refusal(of: text) == nil)
  }

  @Test func `Line ends of Windows change nothing`() throws {
    let text = Sample.text.replacing("\n", with: "\r\n")
    #expect(try Sample.decode(text).program == Sample.decode(Sample.text).program)
  }

  @Test func `A byte order mark is refused`() {
    #expect(Sample.refusal(of: "\u{FEFF}" + Sample.text)?.contains(":1:") == true)
  }

  @Test(arguments: [(31, true), (32, false)])
  func `31 component groups are read and 32 refused`(_ count: Int, _ isAccepted: Bool) {
    let numbers = (0..<count).map { "LOCAL-\($0)" }
    let codes = numbers.map { "  \($0): {name: Local, certainty: policy}\n" }.joined()
    let groups = numbers.map { "      group \($0): [\($0)]\n" }.joined()
    let text = Sample.replacing("codes:\n", with: "codes:\n" + codes)
      .replacing("    components:\n", with: "    components:\n" + groups)
      .replacing("      creatinine: [2160-0]\n", with: "")
      .replacing("    panels: [24323-8]\n", with: "    panels: [24323-8, 2160-0]\n")
    let refusal = Sample.refusal(of: text)
    #expect((refusal == nil) == isAccepted)
    if !isAccepted { #expect(refusal?.contains("more than 31 component groups") == true) }
  }

  @Test func `More than 4096 codes are refused`() {
    let codes = (0..<4096).map { "  LOCAL-\($0): {name: Local, certainty: policy}\n" }.joined()
    let refusal = Sample.refusal(of: Sample.replacing("codes:\n", with: "codes:\n" + codes))
    #expect(refusal?.contains("there are more than 4096 of these") == true)
  }

  @Test func `A rule set that is not built in is refused, and the built-in ones named`() {
    #expect(throws: ProgramFileError.self) { try ProgramFiles.builtIn("lemtrada-eu") }
    do {
      _ = try ProgramFiles.builtIn("lemtrada-eu")
    } catch {
      #expect(
        error.description
          == "lemtrada-eu: no such rule set is built in; write \"lemtrada-us\" instead.")
    }
  }

  @Test func `The digest is the SHA-256 of the file's bytes`() throws {
    // sha256sum of the sample's text.
    let loaded = try Sample.decode(Sample.text)
    #expect(loaded.sha256 == "d873d346a4a387511396a3950adcc83d88b5dcc3e2aefe0122c8b35e35141bce")
    #expect(loaded.source == Sample.text)
    #expect(try Sample.decode(Sample.text + "\n").sha256 != loaded.sha256)
  }
}
