/// A message whose MSH has been read, and its other segments that are of use.
struct HL7Message {
  struct Part {
    /// Such as `OBX`.
    let name: String
    let segment: HL7Segment
  }

  let header: HL7Segment
  /// MSH-9.1, such as `ORU`.
  let type: String
  /// MSH-9.2, such as `R01`; "": not stated.
  let trigger: String
  /// The segments behind MSH in order, but notes and the like, which say nothing of interest.
  private(set) var parts: [Part] = []
  /// Whether the last segment is known to be whole.
  let isTerminated: Bool

  /// Reads MSH; the rest by `readParts`.
  ///
  /// Throws where it is no message of HL7 v2 or where its character set is not read.
  init(_ raw: HL7RawMessage) throws(HL7Flaw) {
    if let flaw = raw.flaw { throw flaw }
    guard let first = raw.lines.first, raw.bytes[first.range].starts(with: "MSH".utf8) else {
      throw HL7Flaw("no MSH at the beginning of the message")
    }
    var syntax = try HL7Syntax(header: raw.bytes[first.range])
    // MSH-18 says how to read the others, and MSH-2 would divide itself as a field of others does.
    let plain = HL7Segment(first, of: raw.bytes, syntax: syntax)
    syntax.encoding = try HL7Encoding(name: plain[17].first.code())
    header = HL7Segment(first, of: raw.bytes, syntax: syntax)
    type = try header[8].component(1).code()
    trigger = try header[8].component(2).code()
    isTerminated = raw.isTerminated
    self.syntax = syntax
    try check()
  }

  private let syntax: HL7Syntax

  /// Who says it: the names of MSH-3 and MSH-4.
  var sender: String {
    [2, 3].map { (try? header[$0].component(1).code()) ?? "" }.joined(separator: "|")
  }

  /// Reads the other segments.
  ///
  /// Throws where a line is no segment or the message is only a fragment.
  mutating func readParts(_ raw: HL7RawMessage) throws(HL7Flaw) {
    for line in raw.lines.dropFirst() {
      let bytes = raw.bytes[line.range]
      guard Self.isSegment(bytes, separator: syntax.field) else {
        throw HL7Flaw("a line that is no segment")
      }
      let name = String(decoding: bytes.prefix(3), as: UTF8.self)
      if name == "ADD" || name == "DSC" { throw HL7Flaw("a message in fragments (\(name))") }
      if Self.silent.contains(name) { continue }
      parts.append(
        Part(name: name, segment: HL7Segment(line, of: raw.bytes, syntax: syntax)))
    }
  }

  /// Segments that stand among results and change nothing about what the others mean.
  private static let silent: Set<String> = [
    "NTE", "PD1", "PV1", "PV2", "PRT", "ROL", "AL1", "DG1", "NK1", "EVN", "SFT", "UAC", "TQ1",
    "TQ2", "CTD", "FT1", "CTI", "SAC", "INV", "IN1", "IN2", "GT1", "BLG", "DEV", "TXA", "ARV",
    "QRD", "QRF", "SAD", "OH1", "OH2", "OH3", "OH4", "CNS", "ACC", "DB1", "PR1", "PDA", "IN3",
  ]

  private func check() throws(HL7Flaw) {
    let version = try header[11].component(1).code()
    guard version.isEmpty || version == "2" || version.hasPrefix("2.") else {
      throw HL7Flaw("MSH-12 is no version 2")
    }
    guard Self.isCode(type), trigger.isEmpty || Self.isCode(trigger) else {
      throw HL7Flaw("MSH-9 is no type of a message")
    }
    guard header[13].isEmptyOrNull else { throw HL7Flaw("a message in fragments (MSH-14)") }
  }

  /// Three capitals or digits, as in `ORU` or `R01`: nothing that could be a name of a person.
  private static func isCode(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy(isCapitalOrDigit)
  }

  private static func isSegment(_ line: ArraySlice<UInt8>, separator: UInt8) -> Bool {
    let name = line.prefix(3)
    return name.count == 3 && name.allSatisfy(isCapitalOrDigit)
      && (line.count == 3 || line[line.startIndex + 3] == separator)
  }

  private static func isCapitalOrDigit(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
  }
}
