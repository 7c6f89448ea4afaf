internal import Glibc

/// What the file system says about a path before SQLite is asked to open it.
enum FileProbe {
  static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  static func isReadable(_ path: String) -> Bool {
    access(path, R_OK) == 0
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Makes an empty file that only its owner can read and that was not there before.
  static func createPrivate(_ path: String) throws(StoreError) {
    let file = open(path, O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY, 0o600)
    guard file >= 0 else {
      throw .cannotWrite(path: path, detail: String(cString: strerror(errno)))
    }
    close(file)
  }

  static func remove(_ path: String) {
    unlink(path)
  }
}
