import Testing
import remswatch

/// Which file systems another machine can write to as well.
@Suite struct MountTableTests {
  private static let table = """
    24 30 0:22 / /proc rw,nosuid shared:5 - proc proc rw
    30 1 8:1 / / rw,relatime shared:1 - ext4 /dev/root rw
    91 30 0:45 / /srv rw - nfs4 server:/srv rw,vers=4.2
    92 30 0:46 / /mnt rw master:1 shared:2 - fuse.sshfs user@host:/ rw
    93 30 0:47 / /broken rw -

    """

  @Test(arguments: [
    ("0:22", "proc"), ("8:1", "ext4"), ("0:45", "nfs4"), ("0:46", "fuse.sshfs"), ("0:47", nil),
    ("9:9", nil),
  ])
  func `The type is found by the device`(_ device: String, _ type: String?) {
    #expect(MountTable.type(ofDevice: device, in: Self.table) == type)
  }

  @Test(arguments: [
    ("ext4", false), ("xfs", false), ("tmpfs", false), ("overlay", false), ("nfs", true),
    ("nfs4", true), ("cifs", true), ("smb3", true), ("fuse", true), ("fuse.sshfs", true),
    ("fuseblk", true), ("9p", true),
  ])
  func `A lock is not relied on where another machine can write`(_ type: String, _ isShared: Bool) {
    #expect(MountTable.isShared(type) == isShared)
  }
}
