internal import Glibc

/// What the file system says about a path; links are followed.
struct FileFacts {
  private let status: stat

  /// nil where nothing is there, or nothing that this user may look at.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.status = status
  }

  var isFolder: Bool { status.st_mode & S_IFMT == S_IFDIR }
  var isFile: Bool { status.st_mode & S_IFMT == S_IFREG }
  var size: Int { Int(status.st_size) }
  var isOwn: Bool { status.st_uid == geteuid() }
  /// Whether the group or anybody may do anything with it.
  var isOpenToOthers: Bool { status.st_mode & 0o077 != 0 }

  /// The permissions in octal, such as `0750`.
  var mode: String {
    let digits = String(status.st_mode & 0o7777, radix: 8)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  static func mayRead(_ path: String) -> Bool {
    faccessat(AT_FDCWD, path, R_OK, AT_EACCESS) == 0
  }

  /// Whether this user may write there; to a folder: make files in it.
  static func mayWrite(_ path: String) -> Bool {
    let isFolder = FileFacts(path)?.isFolder == true
    return faccessat(AT_FDCWD, path, isFolder ? W_OK | X_OK : W_OK, AT_EACCESS) == 0
  }

  /// The folder that a path lies in.
  static func parent(of path: String) -> String {
    let trimmed = path.count > 1 && path.last == "/" ? String(path.dropLast()) : path
    guard let slash = trimmed.lastIndex(of: "/") else { return "." }
    return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
  }

  /// The path itself, or the nearest above it that is there.
  static func nearest(to path: String) -> String {
    var path = path
    while FileFacts(path) == nil, path != "/", path != "." { path = parent(of: path) }
    return path
  }
}
