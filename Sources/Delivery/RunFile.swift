internal import Crypto
internal import Glibc

/// A file that is being written: new, private to its owner, and hashed as it goes.
package struct RunFile: ~Copyable {
  /// Bytes gathered before they are handed to the system.
  private static let bufferSize = 1 << 16

  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var hash = SHA256()
  private var size = 0

  /// Makes the file. It must not exist, not even as a link to another.
  package init(creating path: String) throws(DeliveryError) {
    descriptor = open(path, O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY | O_CLOEXEC, 0o600)
    self.path = path
    guard descriptor >= 0 else { throw DeliveryError(errno: errno, path: path, creating: true) }
  }

  deinit {
    close(descriptor)
  }

  /// Appends bytes.
  package mutating func write(_ bytes: [UInt8]) throws(DeliveryError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Writes what is left and makes sure that it is on the disk.
  package consuming func finish() throws(DeliveryError) -> FileSummary {
    try flush()
    guard fsync(descriptor) == 0 else { throw DeliveryError(errno: errno, path: path) }
    let digest = hash.finalize().map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }
    return FileSummary(size: size, sha256: digest.joined())
  }

  private mutating func flush() throws(DeliveryError) {
    try Descriptor.write(buffer, to: descriptor, path)
    hash.update(data: buffer)
    size += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }
}

/// What a written file holds, for the manifest.
package struct FileSummary: Hashable, Sendable {
  /// Bytes.
  package var size: Int
  /// Lower-case hexadecimal.
  package var sha256: String
}
