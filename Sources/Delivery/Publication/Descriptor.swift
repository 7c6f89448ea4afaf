internal import Glibc

/// Writing to an open file of the system.
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
}
