internal import Glibc

/// A nameless file for what does not fit in memory; it is gone when the program ends, however.
package struct ScratchFile: ~Copyable {
  private let path: String
  private let descriptor: Int32

  package init(_ path: String) throws(DeliveryError) {
    self.path = path
    descriptor = open(path, O_CREAT | O_EXCL | O_NOFOLLOW | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw DeliveryError(errno: errno, path: path, creating: true) }
    unlink(path)
  }

  deinit {
    close(descriptor)
  }

  /// Appends bytes at the end.
  package borrowing func append(_ bytes: [UInt8]) throws(DeliveryError) {
    try Descriptor.write(bytes, to: descriptor, path)
  }

  /// Reads at most `count` bytes from `offset`; fewer only at the end of the file.
  package borrowing func read(_ count: Int, at offset: Int) throws(DeliveryError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = 0
      while filled < count {
        let part = pread(
          descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, off_t(offset + filled)
        )
        if part < 0, errno == EINTR { continue }
        if part < 0 { failure = errno }
        if part <= 0 { return }
        filled += part
      }
    }
    guard failure == 0 else { throw DeliveryError(errno: failure, path: path) }
    return bytes
  }
}
