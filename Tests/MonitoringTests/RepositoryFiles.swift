import Foundation

/// The folders that tests read besides their own code.
enum RepositoryFiles {
  /// The root of the repository, found from this file, through links.
  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The text of a file of third-party data beside the repository; nil, and a loud line, where it
  /// is not there: the data is not part of the repository.
  static func sharedText(_ path: String) -> String? {
    let file = root.deletingLastPathComponent().appendingPathComponent("shared/\(path)")
    let text = try? String(contentsOf: file, encoding: .utf8)
    if text == nil { print("SKIPPED: ../shared/\(path) is not there, nothing of it was tested") }
    return text
  }
}
