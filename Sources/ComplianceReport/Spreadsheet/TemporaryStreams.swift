internal import CXLSXWriter

/// The temporary files of the spreadsheet library: in memory while they are small, on the report's
/// scratch beyond.
final class TemporaryStreams {
  /// Bytes of a stream that are kept in memory, and then written at a time.
  private static let bufferSize = 1 << 20

  /// A stream that is appended to and read back.
  private struct Stream {
    var buffer: [UInt8] = []
    var scratch: ReportScratch?
    /// Bytes on the scratch.
    var written = 0
  }

  private let makeScratch: () throws -> ReportScratch
  private var streams: [Int32: Stream] = [:]
  /// Streams begun so far.
  private(set) var begun: Int32 = 0
  /// The first thing that went wrong: the library itself does not look.
  private(set) var failure: (any Error)?

  init(makeScratch: @escaping () throws -> ReportScratch) {
    self.makeScratch = makeScratch
  }

  /// The streams as the library is handed them; they must outlive what it is handed.
  var functions: remswatch_streams {
    remswatch_streams(
      context: Unmanaged.passUnretained(self).toOpaque(),
      create: { TemporaryStreams.of($0)?.create() ?? -1 },
      append: { TemporaryStreams.of($0)?.append($1, $2, $3) ?? -1 },
      read: { TemporaryStreams.of($0)?.read($1, $2, $3, $4) ?? -1 },
      close: { TemporaryStreams.of($0)?.streams[$1] = nil },
      open: nil)
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> TemporaryStreams? {
    context.map { Unmanaged<TemporaryStreams>.fromOpaque($0).takeUnretainedValue() }
  }

  private func create() -> Int32 {
    begun += 1
    streams[begun] = Stream()
    return begun
  }

  private func append(_ number: Int32, _ bytes: UnsafePointer<CChar>?, _ count: Int) -> Int32 {
    let bytes = UnsafeRawBufferPointer(start: bytes, count: count)
    guard failure == nil, streams[number] != nil else { return -1 }
    streams[number]?.buffer.append(contentsOf: bytes)
    guard let kept = streams[number]?.buffer.count, kept >= Self.bufferSize else { return 0 }
    return noting { try spill(number) } == nil ? -1 : 0
  }

  /// Writes what is in memory to the stream's scratch.
  private func spill(_ number: Int32) throws {
    guard var stream = streams[number] else { return }
    let scratch = try stream.scratch ?? makeScratch()
    try scratch.append(stream.buffer)
    stream.scratch = scratch
    stream.written += stream.buffer.count
    streams[number] = nil
    stream.buffer.removeAll(keepingCapacity: true)
    streams[number] = stream
  }

  private func read(
    _ number: Int32, _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ offset: Int
  ) -> Int {
    let place = UnsafeMutableRawBufferPointer(start: bytes, count: count)
    guard failure == nil, let stream = streams[number] else { return -1 }
    if offset >= stream.written {
      let start = min(offset - stream.written, stream.buffer.count)
      let part = stream.buffer[start..<min(start + count, stream.buffer.count)]
      place.copyBytes(from: part)
      return part.count
    }
    let wanted = min(count, stream.written - offset)
    guard let part = noting({ try stream.scratch?.read(wanted, offset) ?? [] }) else { return -1 }
    place.copyBytes(from: part)
    return part.count
  }

  /// Keeps the error of `body`, which the library cannot carry.
  private func noting<Result>(_ body: () throws -> Result) -> Result? {
    do {
      return try body()
    } catch {
      failure = failure ?? error
      return nil
    }
  }
}
