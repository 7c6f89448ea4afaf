internal import Configuration
internal import Glibc

/// Finds and reads the configuration file.
enum SettingsFile {
  static let standardPath = "/etc/remswatch/config.yaml"

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
    try ConfigurationFile.decode(TrustedFile.read(path), file: path)
  }
}
