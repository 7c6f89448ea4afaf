import Delivery
import Foundation
import Glibc
import Testing

/// What a run that was stopped left is cleared by the next.
@Suite struct LeftOversTests {
  private func twoRuns() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try OutputLock.holding(folder.path) {
      for day in 1...2 { try SampleRun.publish(day: day, in: folder.path) }
    }
    return folder
  }

  private func clear(_ folder: TemporaryFolder) throws -> LeftOvers.Counts {
    try OutputLock.holding(folder.path) { try LeftOvers.clear(folder.path) }
  }

  private func problems(_ folder: TemporaryFolder) throws -> [String] {
    try Verification(of: folder.path, Verification.Question()).problems.map(\.description)
  }

  @Test func `A folder where nothing was left is not touched`() throws {
    let folder = try twoRuns()
    let before = (folder.entries, Disk.text("\(folder.path)/ledger.jsonl"))
    #expect(try clear(folder) == LeftOvers.Counts())
    #expect(before == (folder.entries, Disk.text("\(folder.path)/ledger.jsonl")))
  }

  @Test func `A folder that is not there is not made`() throws {
    let folder = try TemporaryFolder()
    #expect(try LeftOvers.clear("\(folder.path)/out") == LeftOvers.Counts())
    #expect(folder.entries == [])
  }

  @Test func `Unfinished folders and links are removed`() throws {
    let folder = try twoRuns()
    let before = folder.entries
    try folder.makeFolder("runs/.tmp-2026/sites/a")
    try folder.write("half", to: "runs/.tmp-2026/sites/a/index.html")
    try folder.makeFolder("runs/.gone-2025")
    symlink("runs/x", "\(folder.path)/.latest-x")
    #expect(try clear(folder).removed == 3)
    #expect(folder.entries == before)
  }

  @Test func `A last line that was not written whole is cut off, wherever it ends`() throws {
    let folder = try twoRuns()
    let path = "\(folder.path)/ledger.jsonl"
    let bytes = Array(try #require(Disk.text(path)).utf8)
    let first = try #require(bytes.firstIndex(of: 10)) + 1
    for length in stride(from: first + 1, to: bytes.count, by: 7) {
      try Data(bytes[..<length]).write(to: URL(fileURLWithPath: path))
      chmod(path, 0o600)
      let counts = try clear(folder)
      #expect(counts.tornLines == 1 && counts.entered == 1, "\(length)")
      #expect(try problems(folder) == [])
    }
    let entries = try Ledger.entries(folder.path)
    #expect(entries.map(\.recovered) == [nil, true])
  }

  @Test func `Whole runs without a line are entered in the order of their ids`() throws {
    let folder = try twoRuns()
    let path = "\(folder.path)/ledger.jsonl"
    for day in 3...5 { try SampleRun.publish(day: day, in: folder.path) }
    let lines = try #require(Disk.text(path)).split(separator: "\n").prefix(2)
    try folder.write(lines.joined(separator: "\n") + "\n", to: "ledger.jsonl")
    unlink("\(folder.path)/latest")
    symlink("runs/\(SampleRun.id(day: 2))", "\(folder.path)/latest")
    let counts = try clear(folder)
    #expect(counts.entered == 3 && counts.hasMovedLatest)
    let entries = try Ledger.entries(folder.path)
    #expect(entries.map(\.run) == (1...5).map { SampleRun.id(day: $0) })
    #expect(entries.map(\.recovered) == [nil, nil, true, true, true])
    #expect(entries[4].changes == ["new": 1, "resolved": 2])
    #expect(try problems(folder) == [])
    #expect(try Tool.checkLedger(folder.path).code == 0)
  }

  @Test func `A folder without a line that is not whole is left alone and not entered`() throws {
    let folder = try twoRuns()
    try SampleRun.publish(day: 3, in: folder.path)
    let lines = try #require(Disk.text("\(folder.path)/ledger.jsonl")).split(separator: "\n")
    try folder.write(lines.prefix(2).joined(separator: "\n") + "\n", to: "ledger.jsonl")
    let run = "runs/\(SampleRun.id(day: 3))"
    try folder.write("other", to: "\(run)/index.html")
    #expect(try clear(folder).entered == 0)
    #expect(Disk.exists("\(folder.path)/\(run)/index.html"))
    #expect(Disk.link("\(folder.path)/latest") == "runs/\(SampleRun.id(day: 2))")
    #expect(try problems(folder) == ["\(run) has no line in the ledger"])
  }

  @Test func `A ledger that is damaged otherwise ends the run`() throws {
    let folder = try twoRuns()
    let text = try #require(Disk.text("\(folder.path)/ledger.jsonl"))
    try folder.write(text.replacing("\"entry\":1", with: "\"entry\":3"), to: "ledger.jsonl")
    let path = "\(folder.path)/ledger.jsonl"
    let detail = "does not have the hash that it states"
    #expect(throws: DeliveryError.ledgerDamaged(path: path, line: 1, detail: detail)) {
      try clear(folder)
    }
  }

  @Test func `A prune that was stopped is finished`() throws {
    let folder = try twoRuns()
    try folder.write(
      "\(SampleRun.id(day: 1))\n\(SampleRun.id(day: 2))\n../x\n", to: ".state/pruned")
    #expect(try clear(folder).removed == 1)
    #expect(!Disk.exists("\(folder.path)/runs/\(SampleRun.id(day: 1))"))
    #expect(Disk.exists("\(folder.path)/runs/\(SampleRun.id(day: 2))"))
    #expect(try problems(folder) == [])
  }
}
