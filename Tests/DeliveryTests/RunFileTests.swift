import Delivery
import Foundation
import Glibc
import Testing

/// A file of a run: new, private, and known by its hash.
@Suite struct RunFileTests {
  /// Size and SHA-256 by NIST's examples and by the empty text.
  @Test(arguments: [
    ("", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      String(repeating: "a", count: 1_000_000), 1_000_000,
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func `A file's summary is its size and its SHA-256, however it is written`(
    _ text: String, _ size: Int, _ sha256: String
  ) throws {
    for piece in [1_000_000, 65_536, 4_095] {
      let folder = try TemporaryFolder()
      var file = try RunFile(creating: "\(folder.path)/file")
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        try file.write(Array(rest.prefix(piece)))
        rest = rest.dropFirst(piece)
      }
      let summary = try file.finish()
      #expect(summary.size == size)
      #expect(summary.sha256 == sha256)
      #expect(Disk.text("\(folder.path)/file") == text)
    }
  }

  @Test func `Only its owner can read a file, whatever the mask`() async {
    await #expect(processExitsWith: .success) {
      umask(0)
      let folder = try TemporaryFolder()
      _ = try RunFile(creating: "\(folder.path)/file").finish()
      #expect(Disk.mode("\(folder.path)/file") == 0o600)
    }
  }

  @Test func `A file that is there is refused and left as it was`() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "file")
    let path = "\(folder.path)/file"
    #expect(throws: DeliveryError.cannotCreate(path: path, detail: "File exists")) {
      _ = try RunFile(creating: path).finish()
    }
    #expect(Disk.text(path) == "mine")
  }

  @Test(arguments: ["target", "nowhere", "."])
  func `A link is refused, wherever it points`(_ target: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "target")
    let path = "\(folder.path)/link"
    symlink(target, path)
    #expect(throws: DeliveryError.cannotCreate(path: path, detail: "File exists")) {
      _ = try RunFile(creating: path).finish()
    }
    #expect(folder.entries == ["link", "target"])
    #expect(Disk.text("\(folder.path)/target") == "mine")
  }

  @Test func `A file in a folder that is not there cannot be created`() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/missing/file"
    #expect(throws: DeliveryError.cannotCreate(path: path, detail: "No such file or directory")) {
      _ = try RunFile(creating: path).finish()
    }
  }

  @Test func `Many files that are given up do not use up the system's`() async {
    await #expect(processExitsWith: .success) {
      var limit = rlimit(rlim_cur: 64, rlim_max: 64)
      setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      let folder = try TemporaryFolder()
      for number in 0..<200 {
        var file = try RunFile(creating: "\(folder.path)/\(number)")
        try file.write([1])
        let scratch = try ScratchFile("\(folder.path)/scratch")
        try scratch.append([1])
      }
    }
  }
}
