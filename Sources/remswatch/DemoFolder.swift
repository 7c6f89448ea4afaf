internal import Foundation

/// The folder of a demonstration.
enum DemoFolder {
  /// Lies in a folder that a demonstration made: what it holds may be made anew.
  private static let mark = ".remswatch-demo"

  /// Makes the folder, and removes the database that an earlier demonstration left there.
  ///
  /// Throws where the folder holds a database that no demonstration made: it may be a real one.
  static func prepare(_ folder: String, database: String) throws {
    let files = FileManager.default
    let isDemo = files.fileExists(atPath: "\(folder)/\(mark)")
    guard isDemo || !files.fileExists(atPath: database) else {
      throw CommandError(
        status: .cannotCreate,
        description:
          "\(database) was not made by a demonstration and is left alone; choose another "
          + "folder.")
    }
    do {
      try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data().write(to: URL(fileURLWithPath: "\(folder)/\(mark)"))
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
