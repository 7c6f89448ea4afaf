/// The lines of one message, not yet read.
struct HL7RawMessage {
  /// The most segments of a message that are read; a report has some hundreds.
  static let segmentLimit = 50_000

  struct Line {
    let number: Int
    let range: Range<Int>
  }

  /// The line it begins on, from 1.
  let line: Int
  /// The MLLP frame it stands in; 0: none.
  let frame: Int
  private(set) var bytes: [UInt8] = []
  private(set) var lines: [Line] = []
  /// Why it is not held.
  private(set) var flaw: HL7Flaw?
  /// Whether its last line is known to be whole.
  private(set) var isTerminated = true
  private var size = 0

  /// A message that begins with the line read last.
  init(beginningAt lines: HL7Lines) {
    (line, frame) = (lines.number, lines.frame)
    append(lines)
  }

  /// Adds the line read last.
  mutating func append(_ lines: HL7Lines) {
    guard flaw == nil else { return }
    size += lines.size + 1
    isTerminated = lines.isTerminated
    if size > HL7Lines.limit {
      drop(HL7Flaw("a message larger than 16 MB"))
    } else if self.lines.count == Self.segmentLimit {
      drop(HL7Flaw("a message of more than \(Self.segmentLimit) segments"))
    } else {
      let start = bytes.count
      bytes += lines.line
      self.lines.append(Line(number: lines.number, range: start..<bytes.count))
    }
  }

  private mutating func drop(_ flaw: HL7Flaw) {
    self.flaw = flaw
    (bytes, lines) = ([], [])
  }
}
