internal import Glibc

/// Standard output, where it matters whether all of it arrived.
enum StandardOutput {
  /// Writes all of `bytes`; gives why it cannot, such as that whoever reads has gone. nil: it did.
  static func failure(writing bytes: [UInt8]) -> String? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return String(cString: strerror(errno)) }
      rest = rest.dropFirst(count)
    }
    return nil
  }
}
