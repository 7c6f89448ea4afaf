import Delivery
import Foundation
import Glibc
import Synchronization
import Testing

/// One run at a time publishes into a folder.
@Suite struct OutputLockTests {
  private struct Failure: Error {}

  @Test func `A second run is refused while the first holds the lock, and not afterwards`() throws {
    let folder = try TemporaryFolder()
    try OutputLock.holding(folder.path) {
      #expect(throws: DeliveryError.locked(path: folder.path)) {
        try OutputLock.holding(folder.path) {}
      }
    }
    try OutputLock.holding(folder.path) {}
  }

  @Test func `The lock and its folder are their owner's alone`() throws {
    let folder = try TemporaryFolder()
    try OutputLock.holding(folder.path) {
      #expect(Disk.mode("\(folder.path)/.state") == 0o700)
      #expect(Disk.mode("\(folder.path)/.state/lock") == 0o600)
    }
  }

  @Test func `A run that publishes nothing leaves nothing`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: Failure.self) {
      try OutputLock.holding("\(folder.path)/new/out") {
        _ = try RunFolder(output: "\(folder.path)/new/out", id: "7f3a9c")
        throw Failure()
      }
    }
    #expect(folder.entries == [])
  }

  @Test func `The lock of a folder that has runs stays`() throws {
    let folder = try TemporaryFolder()
    try OutputLock.holding(folder.path) { try SampleRun.publish(day: 1, in: folder.path) }
    #expect(Disk.exists("\(folder.path)/.state/lock"))
    #expect(throws: Failure.self) { try OutputLock.holding(folder.path) { throw Failure() } }
    #expect(Disk.exists("\(folder.path)/.state/lock"))
  }

  @Test(arguments: [("folder", 0o777), ("folder", 0o720), ("file", 0o640), ("file", 0o602)])
  func `What others may lock is refused`(_ kind: String, _ mode: mode_t) throws {
    let folder = try TemporaryFolder()
    for name in [".state", "runs"] { try folder.makeFolder(name) }
    try folder.write("", to: ".state/lock")
    chmod("\(folder.path)/.state", 0o700)
    chmod("\(folder.path)/.state/lock", 0o600)
    try OutputLock.holding(folder.path) {}
    let path = "\(folder.path)/.state" + (kind == "file" ? "/lock" : "")
    chmod(path, mode)
    #expect(throws: DeliveryError.notPrivate(path: path)) { try OutputLock.holding(folder.path) {} }
  }

  @Test(arguments: [".state", ".state/lock"])
  func `A link in its place is refused and not followed`(_ name: String) throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("elsewhere")
    if name != ".state" { try folder.makeFolder(".state") }
    chmod("\(folder.path)/elsewhere", 0o700)
    symlink("\(folder.path)/elsewhere", "\(folder.path)/\(name)")
    #expect(throws: DeliveryError.notPrivate(path: "\(folder.path)/\(name)")) {
      try OutputLock.holding(folder.path) {}
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/elsewhere") == [])
  }

  @Test func `A holder that is killed frees it at once`() throws {
    let folder = try TemporaryFolder()
    try OutputLock.holding(folder.path) { try folder.makeFolder("runs") }
    let holder = Process()
    holder.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let script = """
      import fcntl, sys, time
      f = open(sys.argv[1], "r+"); fcntl.flock(f, fcntl.LOCK_EX)
      print("held", flush=True); time.sleep(60)
      """
    holder.arguments = ["python3", "-c", script, "\(folder.path)/.state/lock"]
    let pipe = Pipe()
    holder.standardOutput = pipe
    try holder.run()
    #expect(pipe.fileHandleForReading.readData(ofLength: 5).count == 5)
    #expect(throws: DeliveryError.locked(path: folder.path)) {
      try OutputLock.holding(folder.path) {}
    }
    kill(holder.processIdentifier, SIGKILL)
    holder.waitUntilExit()
    try OutputLock.holding(folder.path) {}
  }

  @Test func `Runs that make and remove the folder never hold the lock together, and leave none`()
    throws
  {
    let folder = try TemporaryFolder()
    let output = "\(folder.path)/out"
    let inside = Mutex(0)
    let held = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      for _ in 0..<200 {
        do {
          try OutputLock.holding(output) {
            #expect(
              inside.withLock {
                $0 += 1
                return $0
              } == 1)
            inside.withLock { $0 -= 1 }
            held.withLock { $0 += 1 }
          }
        } catch {
          #expect(error as? DeliveryError == .locked(path: output))
        }
      }
    }
    #expect(held.withLock { $0 } > 0)
    // Made by one that lost the race and found empty by the winner, who had not made it.
    #expect(folder.entries == [] || folder.entries == ["out"])
  }
}
