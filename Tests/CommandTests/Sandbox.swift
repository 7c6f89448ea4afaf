import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Words that start the program as somebody else or in a file system of its own; nil, and a loud
/// line, where that is impossible.
enum Sandbox {
  /// As a user without rights.
  static func nobody() throws -> [String]? {
    guard geteuid() == 0 else { return [] }
    return try usable(
      ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"],
      "as a user without rights")
  }

  /// After a shell's `preparation`, such as a mount, that only the program sees.
  static func shell(_ preparation: String) throws -> [String]? {
    try usable(
      ["/usr/bin/unshare", "-m", "/bin/sh", "-c", "\(preparation) && exec \"$0\" \"$@\""],
      "with mounts of its own")
  }

  /// With an empty `/etc`, and what `preparation` puts there.
  static func emptyEtc(_ preparation: String = "true") throws -> [String]? {
    try shell("mount -t tmpfs none /etc && \(preparation)")
  }

  private static func usable(_ words: [String], _ what: String) throws -> [String]? {
    if FileManager.default.isExecutableFile(atPath: words[0]),
      try Command.run(["--version"], through: words).code == 0
    {
      return words
    }
    print("SKIPPED: nothing was tested \(what): this user may not")
    return nil
  }
}
