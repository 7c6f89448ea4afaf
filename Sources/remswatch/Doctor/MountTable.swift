internal import Glibc

/// What the kernel says about mounted file systems.
package enum MountTable {
  /// The type of the file system that a path lies on, such as `ext4`; nil where that cannot be
  /// told.
  static func fileSystem(of path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0,
      let table = try? InputFile.read("/proc/self/mountinfo", limit: 1 << 20)
    else { return nil }
    return type(ofDevice: deviceNumber(status.st_dev), in: String(decoding: table, as: UTF8.self))
  }

  /// The type of the last file system of a device in the text of `/proc/self/mountinfo`.
  package static func type(ofDevice device: String, in table: String) -> String? {
    for line in table.split(separator: "\n").reversed() {
      let fields = line.split(separator: " ")
      guard fields.count > 2, fields[2] == device, let dash = fields.firstIndex(of: "-"),
        dash + 1 < fields.count
      else { continue }
      return String(fields[dash + 1])
    }
    return nil
  }

  /// Whether another machine can have the same files, so that a lock here means nothing there.
  package static func isShared(_ type: String) -> Bool {
    ["nfs", "cifs", "smb", "fuse", "9p", "ceph", "glusterfs", "afs"].contains(where: type.hasPrefix)
  }

  /// As the table writes it, `major:minor`.
  private static func deviceNumber(_ device: UInt) -> String {
    let major = (device >> 8 & 0xFFF) | (device >> 32 & ~0xFFF)
    let minor = (device & 0xFF) | (device >> 12 & 0xFFF00)
    return "\(major):\(minor)"
  }
}
