internal import ComplianceReport
internal import Delivery

/// What the letters of a run are made from.
enum RunFiles {
  /// Bytes of a file that is read as a whole.
  private static let sizeLimit = 1 << 28

  static func read(_ path: String) throws -> [UInt8] {
    try InputFile.read(path, limit: sizeLimit)
  }

  static func sites(in folder: String) throws -> SitesFile {
    try SitesFile.decode(read("\(folder)/\(SitesFile.fileName)"))
  }
}
