internal import Glibc

/// Reads a whole small file that the user named.
enum InputFile {
  /// Throws where it is not there, cannot be read or is larger than `limit` bytes.
  static func read(_ path: String, limit: Int) throws -> [UInt8] {
    guard let file = fopen(path, "rb") else {
      throw CommandError(
        status: errno == EACCES ? .notPermitted : .notFound,
        description: "\(path) cannot be read (\(String(cString: strerror(errno)))); check the path."
      )
    }
    defer { fclose(file) }
    let bytes = [UInt8](unsafeUninitializedCapacity: limit + 1) { buffer, count in
      count = fread(buffer.baseAddress, 1, limit + 1, file)
    }
    guard ferror(file) == 0 else {
      throw CommandError(
        status: .notFound, description: "\(path) cannot be read; is it a file?")
    }
    guard bytes.count <= limit else {
      throw CommandError(
        status: .configuration,
        description: "\(path) is larger than \(limit) bytes; is it the right file?")
    }
    return bytes
  }
}
