internal import Glibc

/// Files that hold a secret: read only where nobody else could have read or made them.
package enum SecretFile {
  /// Who may have to do with the file.
  package enum Keeper: Hashable, Sendable {
    /// It is no secret.
    case anybody
    /// This user or root alone, by its owner and mode.
    case owner
    /// As `owner`, and its group may read: systemd lets the service in by an access list, which
    /// shows as rights of the group.
    case systemd
  }

  /// The first bytes of the file, at most `limit`. Links are followed: what they lead to is looked
  /// at.
  ///
  /// Throws where it cannot be read, is no file, or others could have read or made it.
  package static func read(_ path: String, limit: Int, keeper: Keeper = .owner)
    throws(SecretFileError) -> [UInt8]
  {
    let number = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard number >= 0 else {
      throw SecretFileError(detail: "it cannot be read (\(String(cString: strerror(errno))))")
    }
    let file = OpenDescriptor(number)
    try check(file.number, keeper)
    var bytes = [UInt8](repeating: 0, count: limit)
    let count = bytes.withUnsafeMutableBytes { Glibc.read(file.number, $0.baseAddress, $0.count) }
    return Array(bytes.prefix(max(count, 0)))
  }

  private static func check(_ file: Int32, _ keeper: Keeper) throws(SecretFileError) {
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw SecretFileError(detail: "it is not a file")
    }
    guard keeper != .anybody else { return }
    guard status.st_uid == geteuid() || status.st_uid == 0 else {
      throw SecretFileError(detail: "it belongs neither to this user nor to root")
    }
    guard status.st_mode & (keeper == .systemd ? 0o037 : 0o077) == 0 else {
      throw SecretFileError(detail: "others may read or change it; 'chmod 600' it")
    }
  }
}

/// Why a file is not trusted with a secret. It never holds what the file holds.
package struct SecretFileError: Error, Hashable, Sendable {
  /// What is wrong and what to do, without a full stop; the path is for the caller to say.
  package let detail: String
}
