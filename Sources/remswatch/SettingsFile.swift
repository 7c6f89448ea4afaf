internal import Configuration
internal import Glibc

/// Finds and reads the configuration file.
enum SettingsFile {
  static let standardPath = "/etc/remswatch/config.yaml"
  /// Bytes; a configuration is a page of text.
  private static let sizeLimit = 1 << 20

  /// The file that the option or else the variable names, or else the standard one; nil where
  /// none is named and the standard one is not there.
  static func find(option: String?, variable: String?) throws -> ConfigurationFile? {
    if let option { return try read(option) }
    if let variable { return try read(variable) }
    var status = stat()
    if stat(standardPath, &status) != 0, errno == ENOENT || errno == ENOTDIR { return nil }
    return try read(standardPath)
  }

  private static func read(_ path: String) throws -> ConfigurationFile {
    try refuseOddFile(path)
    return try ConfigurationFile.decode(InputFile.read(path, limit: sizeLimit), file: path)
  }

  /// Refuses what is no file, and a file in which others could change what is checked at night.
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
