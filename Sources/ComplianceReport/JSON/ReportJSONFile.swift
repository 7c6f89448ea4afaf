/// `report.json` while it is written: the figures are known at once, the gaps come one by one and
/// are handed on as they come.
struct ReportJSONFile {
  /// Bytes gathered before they are handed on.
  private static let bufferSize = 1 << 15

  private let file: ReportFile
  private let tail: [UInt8]
  private var buffer: [UInt8]
  private var hasGaps = false

  init(_ json: ReportJSON, _ sink: ReportSink) throws {
    file = try sink.create("report.json")
    (buffer, tail) = try json.bytesAroundGaps()
  }

  /// Takes the next row of the work lists.
  mutating func add(_ row: WorkSorters.Row) throws {
    try add(GapJSON.object(row))
  }

  /// Takes the next row of `changes.csv`; those that are on a work list are passed over.
  mutating func add(change fields: ArraySlice<UInt8>) throws {
    if let object = GapJSON.object(change: fields) { try add(object) }
  }

  mutating func finish() throws {
    buffer += "\n\(hasGaps ? "" : "\n")  ]".utf8
    buffer += tail
    try flush()
    try file.finish()
  }

  private mutating func add(_ object: [UInt8]) throws {
    buffer += (hasGaps ? ",\n    " : "\n    ").utf8
    buffer += object
    hasGaps = true
    if buffer.count >= Self.bufferSize { try flush() }
  }

  private mutating func flush() throws {
    try file.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
