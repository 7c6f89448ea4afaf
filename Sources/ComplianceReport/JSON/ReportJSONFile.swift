/// `report.json` while it is written: the figures are known at once, the gaps come one by one and
/// are handed on as they come.
struct ReportJSONFile {
  /// Bytes gathered before they are handed on.
  private static let bufferSize = 1 << 16

  private let file: ReportFile
  private let tail: [UInt8]
  private var buffer: [UInt8]
  private var hasGaps = false
  private var gaps = GapJSON()

  init(_ json: ReportJSON, _ sink: ReportSink) throws {
    file = try sink.create("report.json")
    (buffer, tail) = try json.bytesAroundGaps()
  }

  /// Takes the next row of the work lists.
  mutating func add(_ row: WorkSorters.Row) throws {
    begin()
    gaps.append(row, to: &buffer)
    try flushIfFull()
  }

  /// Takes the next row of `changes.csv`; those that are on a work list are passed over.
  mutating func add(change fields: UnsafeBufferPointer<UInt8>) throws {
    guard let status = GapJSON.status(change: fields) else { return }
    begin()
    gaps.append(change: fields, status, to: &buffer)
    try flushIfFull()
  }

  mutating func finish() throws {
    buffer += "\n\(hasGaps ? "" : "\n")  ]".utf8
    buffer += tail
    try flush()
    try file.finish()
  }

  private mutating func begin() {
    buffer += (hasGaps ? ",\n    " : "\n    ").utf8
    hasGaps = true
  }

  private mutating func flushIfFull() throws {
    if buffer.count >= Self.bufferSize { try flush() }
  }

  private mutating func flush() throws {
    try file.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
