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
    try Descriptor.read(count, at: offset, of: descriptor, path)
  }
}

/// A scratch file that another library writes by its name; it is gone when nobody knows it.
package struct NamedScratchFile: ~Copyable {
  package let path: String
  private let descriptor: Int32

  package init(_ path: String) throws(DeliveryError) {
    let number = open(path, O_CREAT | O_EXCL | O_NOFOLLOW | O_RDONLY | O_CLOEXEC, 0o600)
    // What is not made here is not removed either.
    guard number >= 0 else { throw DeliveryError(errno: errno, path: path, creating: true) }
    self.path = path
    descriptor = number
  }

  deinit {
    close(descriptor)
    unlink(path)
  }

  /// Reads at most `count` bytes from `offset`; fewer only at the end of the file.
  package borrowing func read(_ count: Int, at offset: Int) throws(DeliveryError) -> [UInt8] {
    try Descriptor.read(count, at: offset, of: descriptor, path)
  }
}
