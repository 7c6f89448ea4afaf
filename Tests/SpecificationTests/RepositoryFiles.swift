import Foundation

/// The folders that tests read besides their own code.
enum RepositoryFiles {
  /// The root of the repository, found from this file, through links.
  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The bytes of a file beside the repository; nil, and a loud line, where it is not there: it is
  /// not part of the repository.
  static func shared(_ path: String) -> Data? {
    let file = root.deletingLastPathComponent().appendingPathComponent("shared/\(path)")
    let data = try? Data(contentsOf: file)
    if data == nil { print("SKIPPED: ../shared/\(path) is not there, nothing of it was tested") }
    return data
  }
}
