import Feeds
import Foundation
import Testing

@Suite struct FHIRFileTests {
  @Test func `Lines are a record each, whatever ends them and whatever is blank between them`()
    throws
  {
    let text = "\u{FEFF}\n" + observation() + " \r\n\r\n\n" + observation() + "\n  \n"
    let reading = try FHIRReading(text)
    #expect(reading.ends == ["statement", "statement"])
    #expect(reading.records.map(\.place.line) == [2, 5])
    #expect(reading.error == nil)
  }

  @Test func `A resource may be printed over many lines`() throws {
    let pretty = observation().replacing(",", with: ",\n  ").replacing("{", with: "{\n\n\n")
    let reading = try FHIRReading(pretty)
    #expect(reading.rows == ["- '2024-03-09' '' '2160-0' - 'F' 0.9 - 'mg/dL'"])
  }

  @Test func `Unknown types are skipped by name, and a bad line is one refused record`() throws {
    let lines = [
      observation(), #"{"resourceType":"Encounter"}"#, #"{"resourceType":"Specimen","id":"s"}"#,
      "2024-03-09 export started", #"{"resourceType":"Observation","#, "[1]", "{}",
      #"{"resourceType":"Amy Shaw"}"#, observation(),
    ]
    let reading = try FHIRReading(lines.joined(separator: "\n"))
    #expect(
      reading.ends == [
        "statement", "skipped: resource type Encounter",
        "skipped: resource type Specimen: nothing to load", "refused: it is not JSON",
        "refused: the JSON is cut off", "refused: no resourceType", "refused: no resourceType",
        "refused: resourceType is no name of a type", "statement",
      ])
    #expect(reading.error == nil)
  }

  @Test(arguments: [
    ("", "it does not begin as JSON does"), (" \n", "it does not begin as JSON does"),
    ("log", "it does not begin as JSON does"), ("[{}]", "it does not begin as JSON does"),
    ("\u{1F}\u{8B}", "it does not begin as JSON does"), ("{", "the JSON is cut off"),
    ("{\"a\":{}", "the JSON is cut off"), ("{\n\"a\":1", "the JSON is cut off"),
    ("{\"a\":1}}", "it is not JSON"), ("{\n\"a\":1}\n{}", "it is not JSON"),
    ("{\"a\" 1}", "it is not JSON"), ("{}\n{}\n{\"a\":[1,", "the JSON is cut off"),
    ("{}\n{\"a\":tr", "the JSON is cut off"), ("{}\n{\"a\":\"x\\", "the JSON is cut off"),
    ("{}\n\u{0}\n{}", "it is binary"), ("{\n\"a\":\"\u{0}\"}", "it is binary"),
  ])
  func `What is no JSON, cut off or binary is refused whole`(text: String, reason: String) throws {
    #expect(try FHIRReading(text).refusal == reason)
  }

  @Test func `Every beginning of a file is refused whole`() throws {
    let line = Array(observation(#""valueString":"\u00e9 é","component":[null,{}]"#).utf8)
    for count in 0..<line.count {
      #expect(try FHIRReading(Array(line.prefix(count))).refusal != nil)
      guard count > 0 else { continue }
      let second = try FHIRReading(line + [0x0A] + line.prefix(count))
      #expect(second.refusal == "the JSON is cut off")
    }
    #expect(try FHIRReading(line).error == nil)
  }

  @Test(arguments: [
    "01", "1.", ".5", "+1", "1e", "1e+", "-", "--1", "0x1", "NaN", "tru", "True", "nul", "'a'",
    "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}", "{,}", "{\"a\":1,}", "{1:1}", "[}", "\"\t\"",
    "\"\u{1}\"", "",
  ])
  func `What RFC 8259 forbids is no JSON`(value: String) throws {
    let line = #"{"resourceType":"Basic","a":\#(value)}"#
    #expect(try FHIRReading("{}\n\(line)\n{}").ends.dropFirst().first == "refused: it is not JSON")
  }

  @Test(arguments: [
    "0", "-0", "-0.5e+10", "1E5", "true", "null", "[]", "{}", "[ [ ] , { } ]", "\"\\u0041\\/\"",
    " 1 ",
  ])
  func `What RFC 8259 allows is JSON`(value: String) throws {
    let line = #"{"resourceType":"Basic","a":\#(value)}"#
    #expect(try FHIRReading(line).ends == ["skipped: resource type Basic"])
  }

  @Test(arguments: [(63, true), (64, false), (100_000, false)])
  func `JSON may be nested 64 levels deep`(depth: Int, isRead: Bool) throws {
    for (opening, closing) in [("[", "]"), ("{\"a\":", "}")] {
      let value =
        String(repeating: opening, count: depth) + "1" + String(repeating: closing, count: depth)
      let line = #"{"resourceType":"Basic","a":\#(value)}"#
      let reading = try FHIRReading("\(line)\n{}")
      let refusal = "refused: the JSON is nested deeper than 64 levels"
      #expect(reading.ends.first == (isRead ? "skipped: resource type Basic" : refusal))
      let document = try FHIRReading(line.replacing(",\"a", with: ",\n\"a"))
      #expect((document.error == nil) == isRead)
    }
    let open = try FHIRReading("{}\n" + String(repeating: "[", count: depth) + "\n{}")
    #expect(open.ends.count == 3)
  }

  @Test(arguments: [
    (#"\u00e9\uD83D\uDE00\n\"\\\/"#, "é😀\n\"\\/"), ("\u{FEFF}", "\u{FEFF}"), ("é", "é"),
    (#"\u00000"#, nil), (#"\uD83D"#, nil), (#"\uDE00"#, nil), (#"\uD83Dx"#, nil), (#"\u12G4"#, nil),
    (#"\b"#, nil), (#"\x"#, nil), (#"\u12"#, nil),
  ])
  func `Escapes are read as what they stand for`(written: String, text: String?) throws {
    let reading = try FHIRReading(observation(#""valueString":"\#(written)""#) + "\n{}")
    guard let text else {
      #expect(
        reading.ends.first == "refused: value[x] is no UTF-8 text of printable characters")
      return
    }
    #expect(reading.statements.first?.facts.first?.cells[7] == .text(text))
  }

  @Test func `Bytes that are not UTF-8 refuse the record that they are read in`() throws {
    var bytes = Array(observation(#""valueString":"~""#).utf8)
    let place = try #require(bytes.firstIndex(of: UInt8(ascii: "~")))
    bytes[place] = 0xE9
    let reading = try FHIRReading(bytes)
    #expect(reading.ends == ["refused: value[x] is no UTF-8 text of printable characters"])
  }

  @Test func `A member is found by its name however it is written`() throws {
    let escaped = observation().replacing("\"status\"", with: "\"st\\u0061tus\"")
    #expect(try FHIRReading(escaped).rows.first?.contains("'F'") == true)
  }

  @Test(arguments: [false, true])
  func `A line of 100 MB is refused and not held, and the next one is read`(isFirst: Bool) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).ndjson").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    let file = try #require(FileHandle(forWritingAtPath: path))
    let line = Data((observation() + "\n").utf8)
    if !isFirst { try file.write(contentsOf: line) }
    try file.write(contentsOf: Data("{\"resourceType\":\"".utf8))
    let megabyte = Data(repeating: UInt8(ascii: "x"), count: 1_000_000)
    for _ in 0..<100 { try file.write(contentsOf: megabyte) }
    try file.write(contentsOf: Data("\"}\n".utf8))
    try file.write(contentsOf: line)
    try file.close()
    let reading = FHIRReading(path: path)
    let end = "refused: a line or document of more than 64 MiB"
    #expect(reading.ends == (isFirst ? [end, "statement"] : ["statement", end, "statement"]))
    #expect(reading.error == nil)
  }

  @Test func `A document of more than 64 MiB is refused whole`() throws {
    let begun = Array("{\n\"resourceType\":\"Basic\",\"a\":\"".utf8)
    let reading = try FHIRReading(begun + [UInt8](repeating: 0x20, count: 65 << 20))
    #expect(reading.refusal == "a line or document of more than 64 MiB")
  }

  @Test func `A resource of more than a megabyte is read whole`() throws {
    let note = #""note":[{"text":"\#(String(repeating: "x", count: 2 << 20))"}]"#
    let reading = try FHIRReading(observation(note + #","valueInteger":1"#) + "\n{}")
    #expect(reading.rows == ["- '2024-03-09' '' '2160-0' - 'F' 1.0 - -"])
  }

  @Test func `A resource of more values than are held is refused`() throws {
    let begun = Array(#"{"resourceType":"Basic","a":["#.utf8)
    let values = Array(repeatElement(Array("0,".utf8), count: 4_000_000).joined())
    let reading = try FHIRReading(begun + values + Array("0]}\n{}".utf8))
    let refusal = "refused: the JSON holds more than 4000000 values"
    #expect(reading.ends == [refusal, "refused: no resourceType"])
  }

  @Test func `A file that is not there is unreadable`() throws {
    let reading = FHIRReading(path: "/nowhere/Patient.ndjson")
    guard case .unreadable = reading.error else {
      Issue.record("\(String(describing: reading.error))")
      return
    }
  }
}
