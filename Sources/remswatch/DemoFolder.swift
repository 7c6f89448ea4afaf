internal import Foundation

/// The folder of a demonstration.
enum DemoFolder {
  /// Makes the folder, and removes the database that an earlier demonstration left there.
  ///
  /// Only a file of the name that a demonstration gives is removed.
  static func prepare(_ folder: String, database: String) throws {
    let files = FileManager.default
    do {
      try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for path in ["", "-wal", "-shm"].map({ database + $0 }) where files.fileExists(atPath: path) {
        try files.removeItem(atPath: path)
      }
    } catch {
      throw CommandError(
        status: .cannotCreate,
        description: "The folder \(folder) cannot be used; choose another.")
    }
  }
}
