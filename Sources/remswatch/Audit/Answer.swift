internal import ComplianceReport
internal import Delivery
internal import Glibc

/// The answer of an audit, kept aside until it is known to be whole: nobody reads half an answer, or
/// one from a damaged database.
final class Answer {
  private let scratch: ScratchFile

  init(_ path: String) throws {
    scratch = try ScratchFile(path)
  }

  /// Where the answer is written to.
  var file: ReportFile {
    ReportFile(write: { [self] in try scratch.append($0) }, finish: {})
  }

  /// Writes it to standard output.
  ///
  /// Throws where whoever reads it has gone, or the disk behind it is full.
  func printOut() throws {
    var offset = 0
    while true {
      let bytes = try scratch.read(1 << 16, at: offset)
      guard !bytes.isEmpty else { return }
      try Self.write(bytes[...])
      offset += bytes.count
    }
  }

  private static func write(_ bytes: ArraySlice<UInt8>) throws {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw CommandError(
          status: .inputOutput,
          description: "The answer cannot be written to standard output "
            + "(\(String(cString: strerror(errno)))); name a file or a disk with room.")
      }
      rest = rest.dropFirst(count)
    }
  }
}
