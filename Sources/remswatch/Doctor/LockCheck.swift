internal import Glibc

/// Whether a run is writing now.
enum LockCheck {
  static func diagnosis(output: String) -> Diagnosis {
    let path = "\(output)/.state/lock"
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      guard errno != ENOENT else { return .ok("lock", "free; no run has made it yet") }
      return .problem(
        "lock", "\(path) cannot be opened (\(String(cString: strerror(errno))))",
        "change its owner to the user of the nightly job")
    }
    // Closing lets go of the lock, if it was free.
    defer { close(file) }
    guard flock(file, LOCK_SH | LOCK_NB) != 0 else { return .ok("lock", "free") }
    guard errno == EWOULDBLOCK else {
      return .problem(
        "lock", "\(path) cannot be locked (\(String(cString: strerror(errno))))",
        "choose a folder on a disk of this machine with --output")
    }
    return .warning(
      "lock", "held: a run is writing to \(output) now",
      "wait for it, or find it with fuser \(path)")
  }
}
