import Feeds
import Testing

/// Separators as MSH declares them, and escapes.
@Suite struct HL7SyntaxTests {
  /// A report with the text `value`, in the usual separators replaced by others.
  private static func text(_ value: String, marks: String = "|^~\\&") throws -> String? {
    let others = Dictionary(uniqueKeysWithValues: zip("|^~\\&", marks))
    let text = HL7Sample.result("OBX|1|FT|T^^L||\u{1}||||||F").map { others[$0] ?? $0 }
    let message = String(text).replacing("\u{1}", with: value)
    return HL7Sample.observation("T^L", in: try HL7Sample.statement(message))?.text
  }

  @Test(arguments: [
    (#"a\F\b"#, "a|b"), (#"a\S\b"#, "a^b"), (#"a\T\b"#, "a&b"), (#"a\R\b"#, "a~b"),
    (#"a\E\b"#, #"a\b"#), (#"a\X41\b"#, "aAb"), (#"a\X4142\b"#, "aABb"), (#"a\X0d0a\b"#, "a\r\nb"),
    (#"a\.br\b"#, "a\nb"), (#"a\.sp2\b"#, "a\nb"), (#"a\.ce\b"#, "a\nb"), (#"a\.sk3\b"#, "a b"),
    (#"a\.in+4\b"#, "ab"), (#"a\.fi\b\.nf\c"#, "abc"), (#"\H\bold\N\ text"#, "bold text"),
    (#"\E\F\E\"#, #"\F\"#), (#"\F\\S\"#, "|^"), (#"5 \T\ 6 \F\ 7"#, "5 & 6 | 7"),
  ])
  func `An escape says the character that it stands for`(written: String, said: String) throws {
    #expect(try Self.text(written) == said)
  }

  @Test(arguments: [
    #"a\b"#, #"a\"#, #"\\"#, #"a\Q\b"#, #"a\X4\b"#, #"a\X4G\b"#, #"a\X\b"#, #"a\X00\b"#,
    #"a\Zlocal\b"#, #"a\FF\b"#, #"a\.xx\b"#, #"a\P\b"#, #"C:\temp\x"#,
  ])
  func `What is no known escape stays as written`(written: String) throws {
    #expect(try Self.text(written) == written)
  }

  @Test func `The second mark of what is no escape may begin one`() throws {
    #expect(try Self.text(#"a\b\F\c"#) == #"a\b|c"#)
  }

  @Test func `A change of the character set within a value refuses the value`() throws {
    let statement = try HL7Sample.statement(
      HL7Sample.result(#"OBX|1|TX|T^^L||\M2442\x||||||F"#))
    #expect(HL7Sample.observation("T^L", in: statement) == nil)
    #expect(
      statement.findings.first?.reason == "a change of the character set within a value")
  }

  @Test(arguments: ["|^~\\&", "#@*!$", "%;:?.", "!~^&\\", "}{[]<", "|*~\\&", "$^~\\&"])
  func `Any five separators are read as MSH declares them`(marks: String) throws {
    let escape = Array(marks)[3]
    let escaped = ["F", "S", "R", "T"].map { "\(escape)\($0)\(escape)" }.joined(separator: "x")
    let marked = Array(marks)
    #expect(
      try Self.text("y" + escaped, marks: marks)
        == "y\(marked[0])x\(marked[1])x\(marked[2])x\(marked[4])")
  }

  @Test func `Five encoding characters are read, and the fifth can be escaped`() throws {
    let text = HL7Sample.result(#"OBX|1|FT|T^^L||a\P\b\F\c#||||||F"#)
      .replacing(#"^~\&|"#, with: #"^~\&#|"#)
    #expect(HL7Sample.observation("T^L", in: try HL7Sample.statement(text))?.text == "a#b|c#")
  }

  @Test func `Encoding characters that a message has no use for can be left out`() throws {
    let text = HL7Sample.result(#"OBX|1|TX|T^^L||a\F\~b||||||F"#)
    let without = text.replacing(#"MSH|^~\&|"#, with: "MSH|^|")
    #expect(
      HL7Sample.observation("T^L", in: try HL7Sample.statement(without))?.text == #"a\F\~b"#)
    let two = text.replacing(#"MSH|^~\&|"#, with: "MSH|^~|")
    #expect(HL7Sample.observation("T^L", in: try HL7Sample.statement(two))?.text == #"a\F\; b"#)
  }

  @Test(arguments: [
    (#"MSH|^~\\&|"#, "MSH-2 is no encoding characters"),
    ("MSH||", "MSH-2 is no encoding characters"),
    (#"MSH|^~\&#!|"#, "MSH-2 is no encoding characters"),
    (#"MSH|A~\&|"#, "MSH-2 is no encoding characters"),
    (#"MSHA^~\&|"#, "MSH-1 is no separator"), ("MSH", "MSH-1 is no separator"),
    (#"MSH ^~\&|"#, "MSH-1 is no separator"),
  ])
  func `A message whose separators are not told apart is refused`(start: String, reason: String)
    throws
  {
    let text = HL7Sample.result(HL7Sample.creatinine).replacing(#"MSH|^~\&|"#, with: start)
    #expect(try HL7Sample.refusal(text) == reason)
  }

  @Test func `A repetition is joined to the first, and a component is part of a text`() throws {
    #expect(try Self.text("a~b~~c") == "a; b; c")
    #expect(try Self.text("a^b&c") == "a^b&c")
  }
}
