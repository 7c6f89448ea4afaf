internal import Glibc

/// Reads a file that says what the program does at night, and so only its owner may change.
enum TrustedFile {
  /// Bytes; a configuration is a page of text.
  private static let sizeLimit = 1 << 20

  static func read(_ path: String) throws -> [UInt8] {
    try refuseOddFile(path)
    return try InputFile.read(path, limit: sizeLimit)
  }

  /// Refuses what is no file, and a file in which others could change what is done at night.
  private static func refuseOddFile(_ path: String) throws {
    var status = stat()
    // What is not there, or may not be looked at, is for the reader to say.
    guard stat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw CommandError(
        status: .notFound, description: "\(path) is no file; check the path of the configuration.")
    }
    guard status.st_mode & (S_IWGRP | S_IWOTH) == 0 else {
      throw CommandError(
        status: .configuration,
        description: "\(path) can be changed by others than its owner; run chmod go-w '\(path)'.")
    }
  }
}
