/// Keeps count of the batches of a file and of the messages in them.
///
/// Source: HL7 v2.8 chapter 2, 2.10.3 (batch protocol); BTS-1 counts the messages of the batch,
/// FTS-1 the batches of the file.
struct HL7Batches {
  /// Messages since BHS; nil: no batch is open.
  private var messagesOfBatch: Int?
  /// Batches and messages since FHS; nil: no file header stands.
  private var ofFile: (batches: Int, messages: Int)?

  /// Whether a line is FHS, BHS, BTS or FTS.
  static func isMark(_ line: [UInt8]) -> Bool {
    isHeader(line) || line.starts(with: "BTS".utf8) || line.starts(with: "FTS".utf8)
  }

  /// Whether a line is FHS or BHS.
  static func isHeader(_ line: [UInt8]) -> Bool {
    line.starts(with: "FHS".utf8) || line.starts(with: "BHS".utf8)
  }

  mutating func countMessage() throws(HL7Flaw) {
    if let count = messagesOfBatch { messagesOfBatch = count + 1 }
    ofFile?.messages += 1
  }

  mutating func take(_ line: [UInt8]) throws(HL7Flaw) {
    switch String(decoding: line.prefix(3), as: UTF8.self) {
    case "FHS": try beginFile()
    case "BHS": try beginBatch()
    case "BTS": try endBatch(stated: Self.count(line))
    default: try endFile(stated: Self.count(line))
    }
  }

  /// At the end of the file.
  func end() throws(HL7Flaw) {
    guard messagesOfBatch == nil else { throw HL7Flaw("BHS without BTS") }
    guard ofFile == nil else { throw HL7Flaw("FHS without FTS") }
  }

  private mutating func beginFile() throws(HL7Flaw) {
    try end()
    ofFile = (0, 0)
  }

  private mutating func beginBatch() throws(HL7Flaw) {
    guard messagesOfBatch == nil else { throw HL7Flaw("BHS without BTS") }
    messagesOfBatch = 0
    ofFile?.batches += 1
  }

  private mutating func endBatch(stated: Int?) throws(HL7Flaw) {
    guard let count = messagesOfBatch else { throw HL7Flaw("BTS without BHS") }
    guard stated == nil || stated == count else {
      throw HL7Flaw("BTS-1 is not the number of messages")
    }
    messagesOfBatch = nil
  }

  private mutating func endFile(stated: Int?) throws(HL7Flaw) {
    guard messagesOfBatch == nil else { throw HL7Flaw("BHS without BTS") }
    guard let count = ofFile else { throw HL7Flaw("FTS without FHS") }
    // The standard leaves open what FTS-1 is where messages stand without any BHS.
    let isRight =
      stated == nil || stated == count.batches
      || (count.batches == 0 && (stated == 1 || stated == count.messages))
    guard isRight else { throw HL7Flaw("FTS-1 is not the number of batches") }
    ofFile = nil
  }

  /// The first field, a number; nil: not stated.
  private static func count(_ line: [UInt8]) throws(HL7Flaw) -> Int? {
    guard line.count > 4 else { return nil }
    let field = line[4...].prefix { $0 != line[3] }
    let text = field.filter { $0 != 0x20 }
    if text.isEmpty { return nil }
    guard text.count <= 12, let count = Int(String(decoding: text, as: UTF8.self)), count >= 0
    else { throw HL7Flaw("a count of a trailer is no number") }
    return count
  }
}
