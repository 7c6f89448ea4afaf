import Foundation

/// Third-party data beside the repository.
enum FilesSharedData {
  private static let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("shared/data")

  /// The bytes of a file; nil, and a loud line, where it is not there.
  static func bytes(_ path: String) -> Data? {
    let data = try? Data(contentsOf: folder.appendingPathComponent(path))
    if data == nil { print("SKIPPED: ../shared/data/\(path) is not there, it was not tested") }
    return data
  }
}
