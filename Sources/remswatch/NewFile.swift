internal import Glibc

/// Writes a whole small file that only its owner may read.
enum NewFile {
  /// Throws where there is anything at `path`, which is left as it is, or it cannot be written.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let file = open(path, O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw failure(errno, path) }
    defer { close(file) }
    let written = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    guard written == bytes.count, fsync(file) == 0 else {
      let number = written < 0 ? errno : ENOSPC
      unlink(path)
      throw failure(number, path)
    }
  }

  /// Makes a folder that only its owner may enter, where there is none.
  static func makeFolder(_ path: String) throws {
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure(errno, path) }
  }

  private static func failure(_ number: Int32, _ path: String) -> CommandError {
    switch number {
    case EEXIST, ELOOP:
      CommandError(
        status: .cannotCreate,
        description: "\(path) exists already and is left alone; choose another path.")
    case EACCES, EPERM:
      CommandError(
        status: .notPermitted,
        description: "\(path) may not be written by this user; choose another path.")
    case ENOSPC, EDQUOT, EIO:
      CommandError(
        status: .inputOutput,
        description: "\(path) cannot be written (\(String(cString: strerror(number)))); "
          + "check the disk.")
    default:
      CommandError(
        status: .cannotCreate,
        description: "\(path) cannot be created (\(String(cString: strerror(number)))); "
          + "choose another path.")
    }
  }
}
