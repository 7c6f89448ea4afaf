internal import Glibc

/// A file read from its beginning to its end, a chunk at a time.
package final class FileBytes {
  private enum Source {
    case descriptor(Int32)
    /// What has not been a chunk yet.
    case memory(ArraySlice<UInt8>)
  }

  package let path: String
  private var source: Source
  private var chunk: [UInt8]
  private var (position, end) = (0, 0)

  /// Opens a regular file or a pipe.
  ///
  /// - Parameter chunkSize: how much is read at a time, in bytes, at least 1.
  package init(path: String, chunkSize: Int = 256 * 1024) throws(FeedError) {
    self.path = path
    chunk = [UInt8](repeating: 0, count: max(1, chunkSize))
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    source = .descriptor(descriptor)
    guard descriptor >= 0 else {
      throw .unreadable(path: path, detail: String(cString: strerror(errno)))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      throw .unreadable(path: path, detail: "it is a folder")
    }
  }

  /// Reads what stands in memory as the file at `path` would be read, which is not opened.
  ///
  /// - Parameter chunkSize: how much is read at a time, in bytes, at least 1.
  package init(bytes: [UInt8], path: String, chunkSize: Int = 256 * 1024) {
    self.path = path
    chunk = [UInt8](repeating: 0, count: max(1, min(chunkSize, bytes.count)))
    source = .memory(bytes[...])
  }

  deinit {
    if case .descriptor(let descriptor) = source, descriptor >= 0 { close(descriptor) }
  }

  /// Whether a path is no file of its own length, such as a pipe, which can be read only once.
  package static func isPipe(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
  }

  /// The first bytes of a file, at least its first 4,096 where there are so many.
  package static func beginning(of path: String) throws(FeedError) -> [UInt8] {
    let file = try FileBytes(path: path)
    var bytes: [UInt8] = []
    while bytes.count < 4096, try file.appendChunk(to: &bytes) {}
    return bytes
  }

  /// The next byte; nil at the end.
  @inline(__always)
  package func next() throws(FeedError) -> UInt8? {
    if position == end, try !fill() { return nil }
    defer { position += 1 }
    return chunk[position]
  }

  /// The next byte, left where it is; nil at the end.
  package func peek() throws(FeedError) -> UInt8? {
    if position == end, try !fill() { return nil }
    return chunk[position]
  }

  /// Appends bytes up to the first that `isEnd` holds for, which stays to be read; at most `limit`
  /// of them are kept. How many there were.
  package func append(
    to bytes: inout [UInt8], limit: Int, until isEnd: (UInt8) -> Bool
  ) throws(FeedError) -> Int {
    var count = 0
    while position < end ? true : try fill() {
      var stop = position
      while stop < end, !isEnd(chunk[stop]) { stop += 1 }
      let room = max(0, limit - bytes.count)
      bytes.append(contentsOf: chunk[position..<position + min(room, stop - position)])
      count += stop - position
      position = stop
      if stop < end { break }
    }
    return count
  }

  /// Appends what is left of the chunk, or the next one; false at the end.
  package func appendChunk(to bytes: inout [UInt8]) throws(FeedError) -> Bool {
    if position == end, try !fill() { return false }
    bytes.append(contentsOf: chunk[position..<end])
    position = end
    return true
  }

  /// Appends bytes up to the next `mark`, which stays to be read, or to the end where there is none;
  /// at most `limit` of them are kept. How many there were.
  package func append(
    to bytes: inout [UInt8], limit: Int, before mark: UInt8?
  ) throws(FeedError) -> Int {
    var count = 0
    while position < end ? true : try fill() {
      let stop = mark.map { offset(of: $0) } ?? end
      let room = max(0, limit - bytes.count)
      bytes.append(contentsOf: chunk[position..<position + min(room, stop - position)])
      count += stop - position
      position = stop
      if stop < end { break }
    }
    return count
  }

  /// Where in the chunk the byte stands next; its end where it does not.
  private func offset(of byte: UInt8) -> Int {
    chunk.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress,
        let found = memchr(start + position, Int32(byte), end - position)
      else { return end }
      return UnsafeRawPointer(found) - start
    }
  }

  /// Reads another chunk; false at the end.
  private func fill() throws(FeedError) -> Bool {
    switch source {
    case .descriptor(let descriptor): (position, end) = (0, try read(descriptor))
    case .memory(let rest):
      let next = rest.prefix(chunk.count)
      chunk.replaceSubrange(0..<next.count, with: next)
      source = .memory(rest[next.endIndex...])
      (position, end) = (0, next.count)
    }
    return end > 0
  }

  /// Fills the chunk from a file; how many bytes there were.
  private func read(_ descriptor: Int32) throws(FeedError) -> Int {
    var count = -1
    repeat {
      count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
    } while count < 0 && errno == EINTR
    guard count >= 0 else {
      throw .unreadable(path: path, detail: String(cString: strerror(errno)))
    }
    return count
  }
}
