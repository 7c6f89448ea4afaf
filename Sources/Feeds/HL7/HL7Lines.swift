/// The lines of a file of HL7 v2 messages that are not blank: ended by CR, LF or CRLF, with or
/// without the frames of MLLP (VT … FS CR).
///
/// Source: HL7 v2.8 chapter 2, 2.5.4 (segment terminator); HL7 "Minimal Lower Layer Protocol", R1.
struct HL7Lines {
  /// The most bytes of a line, and of a message, that are held: 16 MB.
  static let limit = 16 << 20

  private enum Framing {
    case undecided
    case none
    case between
    case inside
  }

  /// The line read last, without its end; cut off at `limit`.
  private(set) var line: [UInt8] = []
  /// How long it is in the file, in bytes.
  private(set) var size = 0
  /// Its number, from 1.
  private(set) var number = 0
  /// Which frame it stands in, from 1; 0: the file has none.
  private(set) var frame = 0
  /// Whether an end of line or of a frame stands behind it, not just the end of the file.
  private(set) var isTerminated = true

  private let bytes: FileBytes
  private var framing = Framing.undecided
  private var current = 1

  init(_ bytes: FileBytes) {
    self.bytes = bytes
  }

  /// Reads the next line; false at the end.
  ///
  /// Throws where the file is binary or its frames are not whole.
  mutating func next() throws(FeedError) -> Bool {
    guard try begin() else { return false }
    if line.capacity > 1 << 20 { line = [] }
    line.removeAll(keepingCapacity: true)
    (number, size, isTerminated) = (current, 0, true)
    try read()
    return true
  }

  /// A refusal of the whole file at the line that is being read.
  func refusal(_ reason: String) -> FeedError {
    .refused(path: bytes.path, line: current, reason: reason)
  }

  /// Passes over what stands before the next line; false where there is none.
  private mutating func begin() throws(FeedError) -> Bool {
    while let byte = try bytes.peek() {
      switch byte {
      case Self.carriageReturn, Self.lineFeed: try end()
      case Self.frameStart: try enter()
      case Self.frameEnd: try leave()
      case 0xEF where framing == .undecided: try passMark()
      default:
        guard framing != .between else { throw refusal("bytes between two MLLP frames") }
        if framing == .undecided { framing = .none }
        return true
      }
    }
    guard framing != .inside else { throw refusal("cut off in an MLLP frame") }
    return false
  }

  private mutating func read() throws(FeedError) {
    while true {
      size += try bytes.append(to: &line, limit: Self.limit) { $0 < 0x20 && Self.isSpecial($0) }
      switch try bytes.peek() {
      case Self.carriageReturn, Self.lineFeed: return try end()
      case 0: throw refusal("binary: a NUL byte")
      case nil:
        guard framing != .inside else { throw refusal("cut off in an MLLP frame") }
        isTerminated = false
        return
      case Self.frameEnd where framing == .inside: return
      case let byte?:
        // In a line they are no marks of a frame but bytes of a text.
        _ = try bytes.next()
        size += 1
        if line.count < Self.limit { line.append(byte) }
      }
    }
  }

  /// Takes one end of a line; CR and LF together are one.
  private mutating func end() throws(FeedError) {
    if try bytes.next() == Self.carriageReturn, try bytes.peek() == Self.lineFeed {
      _ = try bytes.next()
    }
    current += 1
  }

  private mutating func enter() throws(FeedError) {
    guard framing == .undecided || framing == .between else {
      throw refusal("an MLLP frame begins where none can")
    }
    _ = try bytes.next()
    framing = .inside
    frame += 1
  }

  private mutating func leave() throws(FeedError) {
    guard framing == .inside else { throw refusal("an MLLP frame ends that has not begun") }
    _ = try bytes.next()
    framing = .between
  }

  /// Takes the byte order mark of UTF-8.
  private mutating func passMark() throws(FeedError) {
    for byte: UInt8 in [0xEF, 0xBB, 0xBF] where try bytes.next() != byte {
      throw refusal("no MSH, BHS or FHS at the beginning")
    }
  }

  private static let carriageReturn: UInt8 = 0x0D
  private static let lineFeed: UInt8 = 0x0A
  private static let frameStart: UInt8 = 0x0B
  private static let frameEnd: UInt8 = 0x1C

  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == carriageReturn || byte == lineFeed || byte == 0 || byte == frameStart
      || byte == frameEnd
  }
}
