package import Foundation

/// Data that others made, which lie beside the repository and are no part of it.
package enum ThirdPartyData {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("shared/data")

  /// The path of a file or folder; nil, and said loudly, where it is not there.
  package static func path(_ name: String) -> String? {
    let path = folder.appendingPathComponent(name).path
    if FileManager.default.fileExists(atPath: path) { return path }
    print("SKIPPED: ../shared/data/\(name) is not there, it was not tested")
    return nil
  }

  /// The bytes of a file; nil, and said loudly, where it is not there.
  package static func bytes(_ name: String) -> Data? {
    path(name).flatMap { try? Data(contentsOf: URL(fileURLWithPath: $0)) }
  }
}
