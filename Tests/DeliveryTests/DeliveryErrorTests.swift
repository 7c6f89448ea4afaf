import Delivery
import Foundation
import Glibc
import Testing

/// What the system refuses is told apart, since each has an exit code of its own. What changes the
/// whole process is done in one of its own.
@Suite struct DeliveryErrorTests {
  static let id = "7f3a9c"

  @Test func `A file in place of the output folder means that it cannot be created`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "out")
    for output in ["\(folder.path)/out", "\(folder.path)/out/deep"] {
      let error = #expect(throws: DeliveryError.self) {
        _ = try RunFolder(output: output, id: Self.id)
      }
      guard case .cannotCreate(let path, _) = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(path.hasPrefix("\(folder.path)/out"))
    }
    #expect(folder.entries == ["out"])
  }

  @Test func `A link that leads in a circle means that it cannot be created`() throws {
    let folder = try TemporaryFolder()
    symlink("out", "\(folder.path)/out")
    let error = #expect(throws: DeliveryError.self) {
      _ = try RunFolder(output: "\(folder.path)/out", id: Self.id)
    }
    guard case .cannotCreate = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  /// Root may write everywhere, so the process becomes nobody first.
  @Test func `A folder of somebody else's means that it is not permitted`() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      chmod(folder.path, 0o555)
      if geteuid() == 0 { #expect(seteuid(65_534) == 0) }
      let output = "\(folder.path)/out"
      #expect(throws: DeliveryError.notPermitted(path: output)) {
        _ = try RunFolder(output: output, id: DeliveryErrorTests.id)
      }
      let file = "\(folder.path)/file"
      #expect(throws: DeliveryError.notPermitted(path: file)) { _ = try RunFile(creating: file) }
      #expect(throws: DeliveryError.notPermitted(path: file)) { _ = try ScratchFile(file) }
      if getuid() == 0 { seteuid(0) }
      #expect(folder.entries == [])
    }
  }

  @Test func `A file that may grow no more is a failure of input and output`() async {
    await #expect(processExitsWith: .success) {
      signal(SIGXFSZ, SIG_IGN)
      let folder = try TemporaryFolder()
      var limit = rlimit(rlim_cur: 100_000, rlim_max: 100_000)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      let (file, rows) = ("\(folder.path)/file", "\(folder.path)/rows")
      let bytes = [UInt8](repeating: 65, count: 200_000)
      #expect(throws: DeliveryError.inputOutput(path: file, detail: "File too large")) {
        var run = try RunFile(creating: file)
        try run.write(bytes)
        _ = try run.finish()
      }
      #expect(throws: DeliveryError.inputOutput(path: rows, detail: "File too large")) {
        let scratch = try ScratchFile(rows)
        try scratch.append(bytes)
      }
    }
  }

  @Test func `A message says what failed and what to do, in one line`() {
    let messages = [
      DeliveryError.cannotCreate(path: "/out", detail: "File exists"), .notPermitted(path: "/out"),
      .diskFull(path: "/out"), .inputOutput(path: "/out", detail: "Bad disk"),
      .latestNotMoved(run: "/out", latest: "/latest"),
      .notEntered(run: "/out", ledger: "/ledger", detail: "Bad disk"),
      .cannotRead(path: "/out", detail: "Bad disk"), .notWritten(path: "/out", detail: "Bad disk"),
      .locked(path: "/out"), .notPrivate(path: "/out"), .noSuchRun(path: "/out"),
      .noLedger(path: "/out"), .manifestDamaged(path: "/out"),
      .ledgerDamaged(path: "/out", line: 2, detail: "is cut off"),
      .keyRefused(path: "/out", detail: "it is a folder"), .keyExists(path: "/out"),
    ].map(\.description)
    #expect(Set(messages).count == 16)
    for message in messages {
      #expect(message.contains("/out"))
      #expect(message.hasSuffix("."))
      #expect(!message.contains("\n"))
    }
  }
}
