internal import Crypto
internal import Glibc

/// A file that somebody wrote earlier, read with suspicion: never through a link at its name, never
/// a pipe or a device, and in pieces.
struct StoredFile {
  /// Bytes read at once.
  private static let pieceSize = 1 << 16

  private let path: String
  private let descriptor: OpenDescriptor
  /// Bytes, when it was opened.
  let size: Int

  /// nil: there is nothing of that name.
  init?(_ path: String) throws(DeliveryError) {
    let number = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard number >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw DeliveryError(reading: path, errno)
    }
    descriptor = OpenDescriptor(number)
    self.path = path
    var status = stat()
    guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .cannotRead(path: path, detail: "it is not a file")
    }
    size = Int(status.st_size)
  }

  /// Hands over the file's bytes in order, in pieces.
  func forEachPiece(_ body: (ArraySlice<UInt8>) throws(DeliveryError) -> Void)
    throws(DeliveryError)
  {
    while true {
      let piece = try nextPiece()
      if piece.isEmpty { return }
      try body(piece[...])
    }
  }

  /// The next bytes; none at the end.
  func nextPiece() throws(DeliveryError) -> [UInt8] {
    while true {
      var count = 0
      let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, filled in
        count = read(descriptor.number, buffer.baseAddress, buffer.count)
        filled = max(count, 0)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw DeliveryError(reading: path, errno) }
      return piece
    }
  }

  /// All of a file that is expected to be small; nil: there is none, or it is larger than `limit`
  /// bytes.
  static func bytes(_ path: String, limit: Int) throws(DeliveryError) -> [UInt8]? {
    guard let file = try StoredFile(path), file.size <= limit else { return nil }
    var bytes: [UInt8] = []
    try file.forEachPiece { (piece) throws(DeliveryError) in bytes += piece }
    return bytes
  }

  /// Size and hash of a file as it is now; nil: there is none.
  static func summary(_ path: String) throws(DeliveryError) -> FileSummary? {
    guard let file = try StoredFile(path) else { return nil }
    var (hash, size) = (SHA256(), 0)
    try file.forEachPiece { (piece) throws(DeliveryError) in
      piece.withUnsafeBytes { hash.update(bufferPointer: $0) }
      size += piece.count
    }
    return FileSummary(size: size, sha256: Hexadecimal.text(hash.finalize()))
  }
}

extension DeliveryError {
  /// What the number of the system's last error means for a file that is read.
  init(reading path: String, _ number: Int32) {
    self = .cannotRead(path: path, detail: String(cString: strerror(number)))
  }
}
