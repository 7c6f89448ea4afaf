internal import Glibc

/// The right to publish into an output folder, or to send its mails, held by one program at a time:
/// a lock of the kernel on an open file, which is free again the moment that its holder ends, however
/// it ends.
package enum OutputLock {
  /// What is locked. A mail server that is slow must not keep a night from being published.
  package enum Right: String, Sendable {
    case publish = "lock"
    case sendMail = "mail-lock"
  }

  /// The folder of what the program itself keeps in an output folder.
  static func stateFolder(_ output: String) -> String { "\(output)/.state" }

  /// Runs `body` while holding a lock of `output`.
  ///
  /// Makes `output` and its state folder where they are missing, and removes what it made when
  /// nothing was published: a run that fails leaves nothing. Throws `locked` when another holds it.
  @discardableResult
  package static func holding<Result>(
    _ output: String, _ right: Right = .publish, _ body: () throws -> Result
  ) throws -> Result {
    let held = try take(output, right)
    defer { giveBack(held, output, right) }
    return try body()
  }

  /// A lock that is held, and the folders that were made for it, the outermost first.
  private struct Held {
    var file: OpenDescriptor
    var madeFolders: [String]
  }

  private static func take(_ output: String, _ right: Right) throws(DeliveryError) -> Held {
    var (made, failure) = ([String](), DeliveryError.locked(path: output))
    // Another run that gave up may remove the folders while we make or lock them.
    for _ in 0..<100 {
      do throws(DeliveryError) {
        made += try Folder.create(stateFolder(output)).filter { !made.contains($0) }
        if let file = try lock(output, right) { return Held(file: file, madeFolders: made) }
      } catch .cannotCreate(let path, let detail) {
        failure = .cannotCreate(path: path, detail: detail)
      }
    }
    throw failure
  }

  /// nil: the file is not the one of that name any more; try again.
  private static func lock(_ output: String, _ right: Right) throws(DeliveryError)
    -> OpenDescriptor?
  {
    let (folder, path) = (stateFolder(output), "\(stateFolder(output))/\(right.rawValue)")
    var status = stat()
    guard lstat(folder, &status) == 0 else { return nil }
    guard status.st_mode & S_IFMT == S_IFDIR, isPrivate(status, 0o022) else {
      throw .notPrivate(path: folder)
    }
    let number = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o600)
    if number < 0, errno == ENOENT { return nil }
    if number < 0, errno == ELOOP { throw .notPrivate(path: path) }
    guard number >= 0 else { throw DeliveryError(errno: errno, path: path, creating: true) }
    let file = OpenDescriptor(number)
    guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      isPrivate(status, 0o077)
    else { throw .notPrivate(path: path) }
    guard flock(number, LOCK_EX | LOCK_NB) == 0 else {
      throw errno == EWOULDBLOCK ? .locked(path: output) : DeliveryError(errno: errno, path: path)
    }
    return isStillThere(status, path) ? file : nil
  }

  /// Of this user, and with none of the permissions `forbidden`: who can open a file can lock it.
  private static func isPrivate(_ status: stat, _ forbidden: mode_t) -> Bool {
    status.st_uid == geteuid() && status.st_mode & forbidden == 0
  }

  private static func isStillThere(_ opened: stat, _ path: String) -> Bool {
    var named = stat()
    return lstat(path, &named) == 0 && named.st_ino == opened.st_ino
      && named.st_dev == opened.st_dev
  }

  private static func giveBack(_ held: Held, _ output: String, _ right: Right) {
    withExtendedLifetime(held) {
      guard !Folder.isFolder("\(output)/runs") else { return }
      // Whoever made it: a run that lost the race for the lock leaves what it made to the winner.
      unlink("\(stateFolder(output))/\(right.rawValue)")
      Folder.removeIfEmpty(stateFolder(output))
      for folder in held.madeFolders.reversed() { Folder.removeIfEmpty(folder) }
    }
  }
}
