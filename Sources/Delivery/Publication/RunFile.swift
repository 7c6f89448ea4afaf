internal import Crypto
internal import Glibc

/// A file that is being written: new, private to its owner, and hashed as it goes.
package struct RunFile: ~Copyable {
  /// Bytes gathered before they are handed to the system.
  private static let bufferSize = 1 << 16

  private let path: String
  private let descriptor: OpenDescriptor
  private var buffer: [UInt8] = []
  private var hash = SHA256()
  private var size = 0

  /// Makes the file. It must not exist, not even as a link to another.
  package init(creating path: String) throws(DeliveryError) {
    try self.init(creating: path, mode: 0o600)
  }

  /// `mode` is what the file gets, as far as the mask allows.
  init(creating path: String, mode: mode_t) throws(DeliveryError) {
    let number = open(path, O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY | O_CLOEXEC, mode)
    guard number >= 0 else { throw DeliveryError(errno: errno, path: path, creating: true) }
    descriptor = OpenDescriptor(number)
    self.path = path
  }

  /// Appends bytes.
  package mutating func write(_ bytes: [UInt8]) throws(DeliveryError) {
    if buffer.isEmpty, bytes.count >= Self.bufferSize { return try handOn(bytes) }
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Writes what is left and makes sure that it is on the disk.
  package consuming func finish() throws(DeliveryError) -> FileSummary {
    var alone = FinishedFiles()
    let (file, path) = (descriptor, path)
    let summary = try end()
    try alone.add(file, path)
    try alone.sync()
    return summary
  }

  /// Writes what is left and leaves it to `files` to make sure that it is on the disk.
  consuming func finish(in files: inout FinishedFiles) throws(DeliveryError) -> FileSummary {
    let (file, path) = (descriptor, path)
    let summary = try end()
    try files.add(file, path)
    return summary
  }

  /// Writes what is left; the file must then be as long as what was written.
  private consuming func end() throws(DeliveryError) -> FileSummary {
    try flush()
    var status = stat()
    guard fstat(descriptor.number, &status) == 0 else {
      throw DeliveryError(errno: errno, path: path)
    }
    guard Int(status.st_size) == size else {
      throw .inputOutput(path: path, detail: "\(status.st_size) bytes of \(size) are there")
    }
    return FileSummary(size: size, sha256: Hexadecimal.text(hash.finalize()))
  }

  private mutating func flush() throws(DeliveryError) {
    try handOn(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func handOn(_ bytes: [UInt8]) throws(DeliveryError) {
    try Descriptor.write(bytes, to: descriptor.number, path)
    hash.update(data: bytes)
    size += bytes.count
  }
}

/// What a file holds, for the manifest.
package struct FileSummary: Hashable, Sendable, Codable {
  /// Bytes.
  package var size: Int
  /// Lower-case hexadecimal.
  package var sha256: String

  package init(size: Int, sha256: String) {
    self.size = size
    self.sha256 = sha256
  }

  private enum CodingKeys: String, CodingKey {
    case size = "bytes"
    case sha256
  }
}

/// Bytes as lower-case hexadecimal digits.
enum Hexadecimal {
  static func text(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}
