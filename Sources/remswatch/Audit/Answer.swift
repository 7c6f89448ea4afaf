internal import ComplianceReport
internal import Delivery

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
      if let reason = StandardOutput.failure(writing: bytes) {
        throw CommandError(
          status: .inputOutput,
          description:
            "The answer cannot be written to standard output (\(reason)); name a file or "
            + "a disk with room.")
      }
      offset += bytes.count
    }
  }
}
