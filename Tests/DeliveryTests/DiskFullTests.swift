import Delivery
import Foundation
import Glibc
import Testing

/// A disk that is full: a file system of 64 kB that only the test's own process sees.
@Suite struct DiskFullTests {
  /// Runs `body` on a small disk, or says loudly that this user may not make one.
  static func onSmallDisk(_ body: (String) throws -> Void) throws {
    let folder = try TemporaryFolder()
    guard Self.leaveTheMountsOfOthers(),
      mount("none", "/", nil, UInt(MS_REC | MS_PRIVATE), nil) == 0,
      mount("tmpfs", folder.path, "tmpfs", 0, "size=64k") == 0
    else {
      print("SKIPPED: this user may not mount a small disk, a full one was not tested")
      return
    }
    defer { umount(folder.path) }
    try body(folder.path)
  }

  /// `unshare(CLONE_NEWNS)`, which the headers show to no Swift program.
  private static func leaveTheMountsOfOthers() -> Bool {
    typealias Unshare = @convention(c) (Int32) -> Int32
    guard let symbol = dlsym(nil, "unshare") else { return false }
    return unsafeBitCast(symbol, to: Unshare.self)(0x20000) == 0
  }

  /// What the test's own process said, which is heard by nobody else.
  private static func printSkipped(_ result: ExitTest.Result?) {
    let output = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
    for line in output.split(separator: "\n") where line.contains("SKIPPED") { print(line) }
  }

  @Test func `A run on a full disk says so and leaves nothing behind`() async {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardOutputContent]
    ) {
      try DiskFullTests.onSmallDisk { disk in
        do {
          let run = try RunFolder(output: "\(disk)/out", id: "7f3a9c")
          let path = "\(disk)/out/runs/.tmp-7f3a9c/index.html"
          #expect(throws: DeliveryError.diskFull(path: path)) {
            var file = try run.create("index.html")
            try file.write([UInt8](repeating: 65, count: 200_000))
            try run.finish(file, "index.html")
          }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: disk) == [])
      }
    }
    Self.printSkipped(result)
  }

  @Test func `A scratch file on a full disk says so`() async {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardOutputContent]
    ) {
      try DiskFullTests.onSmallDisk { disk in
        #expect(throws: DeliveryError.diskFull(path: "\(disk)/rows")) {
          let scratch = try ScratchFile("\(disk)/rows")
          try scratch.append([UInt8](repeating: 65, count: 200_000))
        }
      }
    }
    Self.printSkipped(result)
  }
}
