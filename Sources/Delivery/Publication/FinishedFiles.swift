internal import Glibc

/// An open descriptor; closed when nobody holds it any more.
final class OpenDescriptor {
  let number: Int32

  init(_ number: Int32) {
    self.number = number
  }

  deinit {
    close(number)
  }
}

/// Files that are written but not yet known to be on the disk: they are synced many at a time,
/// since the first sync of a batch brings most of the others' bytes with it.
struct FinishedFiles {
  /// Descriptors that are kept open at most; far below the usual limit of 1,024.
  private static let most = 128

  private var files: [(descriptor: OpenDescriptor, path: String)] = []

  init() {}

  /// Takes a file over; syncs them all when there are enough.
  mutating func add(_ descriptor: OpenDescriptor, _ path: String) throws(DeliveryError) {
    files.append((descriptor, path))
    if files.count >= Self.most { try sync() }
  }

  /// Makes sure that every file is on the disk.
  mutating func sync() throws(DeliveryError) {
    for (descriptor, path) in files {
      guard fsync(descriptor.number) == 0 else { throw DeliveryError(errno: errno, path: path) }
    }
    files.removeAll(keepingCapacity: true)
  }
}
