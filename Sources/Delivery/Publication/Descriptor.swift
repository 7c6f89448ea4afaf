internal import Glibc

/// Writing to an open file of the system, and reading.
enum Descriptor {
  /// Writes all of `bytes`, however many calls it takes; `path` is for the message.
  static func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(DeliveryError) {
    var start = 0
    while start < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw DeliveryError(errno: errno, path: path) }
      start += written
    }
  }

  /// Reads at most `count` bytes from `offset`; fewer only at the end of the file.
  static func read(_ count: Int, at offset: Int, of descriptor: Int32, _ path: String)
    throws(DeliveryError) -> [UInt8]
  {
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
