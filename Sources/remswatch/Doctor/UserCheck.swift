internal import Glibc

/// Who asks: an answer holds for the user who asked.
enum UserCheck {
  static var diagnosis: Diagnosis {
    let user = geteuid()
    guard user == 0 else {
      return .ok("user", "these are the answers for the user with id \(user)")
    }
    return .warning(
      "user", "this is root, who may read and write everything",
      "ask again as the user of the nightly job: sudo -u remswatch remswatch doctor")
  }
}
