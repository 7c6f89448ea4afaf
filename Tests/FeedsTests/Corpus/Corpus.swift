import Foundation

/// The files of `Fuzzing/Corpus`, by their targets.
enum Corpus {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Fuzzing/Corpus").standardized

  /// In the order of their names; none where the folder is not there, which fails the tests that
  /// count what was read.
  static func names(of target: String) -> [String] {
    let path = folder.appending(path: target).path
    return (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? []
  }

  static func bytes(of target: String, _ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: folder.appending(path: "\(target)/\(name)")))
  }
}
