/// The messages of a file, one or many, in batches or not.
struct HL7Messages {
  private var lines: HL7Lines
  private var batches = HL7Batches()
  /// A message whose first line has been read.
  private var begun: HL7RawMessage?
  private var isAtStart = true

  init(_ bytes: FileBytes) {
    lines = HL7Lines(bytes)
  }

  /// The next message; nil at the end.
  ///
  /// Throws where the file is not what it says.
  mutating func next() throws(FeedError) -> HL7RawMessage? {
    var message = begun.take()
    while try lines.next() {
      if isAtStart { try checkStart() }
      if HL7Batches.isMark(lines.line) {
        try note { batches, line throws(HL7Flaw) in try batches.take(line) }
        if let message { return message }
      } else if let open = message, continues(open) {
        message?.append(lines)
      } else {
        try note { batches, _ throws(HL7Flaw) in try batches.countMessage() }
        begun = HL7RawMessage(beginningAt: lines)
        if let message { return message }
        message = begun.take()
      }
    }
    try note { batches, _ throws(HL7Flaw) in try batches.end() }
    if isAtStart { throw lines.refusal("empty") }
    return message
  }

  private mutating func checkStart() throws(FeedError) {
    guard HL7Batches.isHeader(lines.line) || Self.isMessageHeader(lines.line) else {
      throw lines.refusal("no MSH, BHS or FHS at the beginning")
    }
    isAtStart = false
  }

  private func continues(_ message: HL7RawMessage) -> Bool {
    message.frame == lines.frame && !Self.isMessageHeader(lines.line)
  }

  private mutating func note(
    _ change: (inout HL7Batches, [UInt8]) throws(HL7Flaw) -> Void
  ) throws(FeedError) {
    do {
      try change(&batches, lines.line)
    } catch {
      throw lines.refusal(error.reason)
    }
  }

  private static func isMessageHeader(_ line: [UInt8]) -> Bool {
    line.starts(with: "MSH".utf8)
  }
}
