/// A file of HL7 v2 messages (2.3 to 2.8).
///
/// Reports of results (ORU^R01, R30–R32, OUL^R21–R24) give facts; ADT^A08 and A40 give demographics
/// and merges; other messages are skipped. A message that speaks of several patients gives a record
/// for each.
package struct HL7Feed: Feed {
  private var messages: HL7Messages
  private let reader: HL7Reader
  /// Records of the message read last, in reverse.
  private var waiting: [FeedRecord] = []

  /// Opens the file at `path`.
  ///
  /// - Parameter partialCodes: codes of the rule set that by themselves make an attempt at most. An
  ///   order with one of these codes is a row even where its results are rows of their own.
  package init(
    path: String, mapping: FeedMapping, partialCodes: Set<String> = []
  ) throws(FeedError) {
    try self.init(bytes: FileBytes(path: path), mapping: mapping, partialCodes: partialCodes)
  }

  /// Reads what has been opened.
  package init(
    bytes: FileBytes, mapping: FeedMapping, partialCodes: Set<String> = []
  ) throws(FeedError) {
    guard let clock = HL7Clock(zone: mapping.timeZone) else {
      throw .unreadable(path: bytes.path, detail: "the time zone of the mapping is not known")
    }
    messages = HL7Messages(bytes)
    reader = HL7Reader(codes: mapping.codes, partialCodes: partialCodes, clock: clock)
  }

  /// The next record; nil at the end.
  ///
  /// Throws where the file is not what it says: no MSH at the beginning, binary, cut off in an MLLP
  /// frame, or a batch whose trailer is missing or counts otherwise.
  package mutating func next() throws(FeedError) -> FeedRecord? {
    while waiting.isEmpty {
      guard let message = try messages.next() else { return nil }
      waiting = reader.records(of: message).reversed()
    }
    return waiting.popLast()
  }
}
