internal import Crypto
internal import Monitoring

/// `reported-gaps.csv`: every gap that this or an earlier report listed, in the order of the scan:
/// what the next report compares with.
///
/// The last row begins with `end` and holds the number of rows and the SHA-256 of all bytes before
/// it, so that a file which was cut off, also between two rows, is never taken for a whole one.
struct ReportedGapsCSV {
  static let fileName = "reported-gaps.csv"
  static let endMark = "end"

  private var csv: CSVWriter
  private let hash: FileHash

  init(_ sink: ReportSink) throws {
    let file = try sink.create(Self.fileName)
    let hash = FileHash()
    self.hash = hash
    let hashed = ReportFile(
      write: {
        hash.update($0[...])
        try file.write($0)
      }, finish: file.finish)
    csv = CSVWriter(hashed, columns: ReportedGap.columns)
  }

  mutating func add(_ gap: ReportedGap) throws { try gap.write(to: &csv) }

  mutating func finish() throws {
    let rows = csv.rows
    try csv.flush()
    csv.add(Self.endMark)
    csv.add(rows)
    csv.add(hash.hexadecimal)
    for _ in ReportedGap.columns.dropFirst(3) { csv.add("") }
    try csv.endRow()
    try csv.finish()
  }
}

/// The SHA-256 of what has been written or read so far.
final class FileHash {
  private var hash = SHA256()

  func update(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
  }

  var hexadecimal: String {
    let digits = Array("0123456789abcdef")
    return String(hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
