/// Where relative paths in a file begin.
enum PathInFile {
  /// The folder of the file with a slash behind it; empty where the path is a bare name.
  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }
}
