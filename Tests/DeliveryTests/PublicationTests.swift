import Delivery
import Foundation
import Glibc
import Testing

/// Files of a run are whole or the run is none.
@Suite struct PublicationTests {
  @Test func `A file that is shorter than what was written ends the run`() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/file"
    let detail = "0 bytes of 200000 are there"
    #expect(throws: DeliveryError.inputOutput(path: path, detail: detail)) {
      var file = try RunFile(creating: path)
      try file.write([UInt8](repeating: 65, count: 200_000))
      truncate(path, 0)
      _ = try file.finish()
    }
  }

  @Test func `Many files need few descriptors`() async {
    await #expect(processExitsWith: .success) {
      var limit = rlimit(rlim_cur: 180, rlim_max: 180)
      setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      let folder = try TemporaryFolder()
      let run = try RunFolder(output: folder.path, id: "7f3a9c")
      for number in 0..<1000 { try SampleRun.write("x", "sites/\(number)/a.csv", in: run) }
      try run.publish(SampleRun.manifest(day: 1))
      #expect(run.files.count == 1000)
      let check = try Verification(of: folder.path, Verification.Question())
      #expect(check.problems == [] && check.files == 1000)
    }
  }

  @Test func `A run whose line cannot be written is whole, and the next run enters it`() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("ledger.jsonl")
    let error = #expect(throws: DeliveryError.self) {
      try SampleRun.publish(day: 1, in: folder.path)
    }
    guard case .notEntered = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(Disk.link("\(folder.path)/latest") == "runs/\(SampleRun.id(day: 1))")
    rmdir("\(folder.path)/ledger.jsonl")
    #expect(try LeftOvers.clear(folder.path).entered == 1)
    #expect(try Tool.checkLedger(folder.path).code == 0)
  }

  @Test func `A program that shares no code finds every run whole`() throws {
    let folder = try TemporaryFolder()
    for day in 1...3 { try SampleRun.publish(day: day, in: folder.path) }
    let checked = try Tool.checkLedger(folder.path)
    #expect(checked.output == "3 lines\n")
    #expect(checked.code == 0)
    try folder.write("row!", to: "runs/\(SampleRun.id(day: 2))/sites/site-1/missed-tests.csv")
    #expect(try Tool.checkLedger(folder.path).output == "\(SampleRun.id(day: 2)): content\n")
  }
}
