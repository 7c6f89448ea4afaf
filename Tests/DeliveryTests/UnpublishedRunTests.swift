import Delivery
import Foundation
import Glibc
import Testing

/// A run that is not published leaves nothing behind, and takes nothing with it.
@Suite struct UnpublishedRunTests {
  private let id = "2026-11-22T021005Z-7f3a9c"

  /// Begins a run, writes into it and gives it up.
  private func giveUp(_ output: String) throws {
    let run = try RunFolder(output: output, id: id)
    var file = try run.create("sites/site-1/missed-tests.csv")
    try file.write(Array(repeating: 65, count: 200_000))
    try run.finish(file, "sites/site-1/missed-tests.csv")
    _ = try run.create("index.html")
    let scratch = try run.scratchPath("database.db")
    #expect(FileManager.default.createFile(atPath: scratch, contents: Data([1])))
  }

  @Test func `It leaves nothing, not even the folders that were made for it`() throws {
    let folder = try TemporaryFolder()
    try giveUp("\(folder.path)/new/deep/out")
    #expect(folder.entries == [])
  }

  @Test(arguments: ["out", "out/runs"])
  func `A folder that was there before stays, also when it is empty`(_ path: String) throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder(path)
    let before = folder.entries
    try giveUp("\(folder.path)/out")
    #expect(folder.entries == before)
  }

  @Test func `A folder made for it stays when somebody else put something there`() throws {
    let folder = try TemporaryFolder()
    do {
      let run = try RunFolder(output: "\(folder.path)/out", id: id)
      try folder.write("note", to: "out/note.txt")
      _ = try run.create("index.html")
    }
    #expect(folder.entries == ["out", "out/note.txt"])
  }

  @Test func `A link within it is removed and not what it points at`() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("mine/deep")
    try folder.write("mine", to: "mine/deep/file")
    do {
      let run = try RunFolder(output: "\(folder.path)/out", id: id)
      symlink("\(folder.path)/mine", try run.scratchPath("link"))
      symlink("\(folder.path)/mine/deep/file", try run.scratchPath("file"))
    }
    #expect(folder.entries == ["mine", "mine/deep", "mine/deep/file"])
  }

  @Test func `An output that cannot be made leaves nothing, not even the folders above it`() throws
  {
    let folder = try TemporaryFolder()
    let tooLong = String(repeating: "x", count: 300)
    #expect(throws: DeliveryError.self) {
      _ = try RunFolder(output: "\(folder.path)/new/\(tooLong)", id: id)
    }
    #expect(folder.entries == [])
  }

  @Test func `Another run's unfinished folder is refused and left alone`() throws {
    let folder = try TemporaryFolder()
    let other = try RunFolder(output: folder.path, id: id)
    try other.finish(try other.create("index.html"), "index.html")
    let before = folder.entries
    #expect(throws: DeliveryError.self) { _ = try RunFolder(output: folder.path, id: id) }
    #expect(folder.entries == before)
  }

  @Test func `A link in place of the unfinished folder is refused and nothing in it touched`()
    throws
  {
    let folder = try TemporaryFolder()
    try folder.makeFolder("mine")
    try folder.write("mine", to: "mine/file")
    try folder.makeFolder("out/runs")
    symlink("\(folder.path)/mine", "\(folder.path)/out/runs/.tmp-\(id)")
    #expect(throws: DeliveryError.self) { _ = try RunFolder(output: "\(folder.path)/out", id: id) }
    #expect(Disk.text("\(folder.path)/mine/file") == "mine")
  }

  @Test func `A run of the same id is never replaced`() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("runs/\(id)")
    try folder.write("mine", to: "runs/\(id)/index.html")
    let before = folder.entries
    do {
      let run = try RunFolder(output: folder.path, id: id)
      try run.finish(try run.create("index.html"), "index.html")
      #expect(throws: DeliveryError.self) { try run.publish(SampleRun.manifest(day: 22)) }
    }
    #expect(folder.entries == before)
    #expect(Disk.text("\(folder.path)/runs/\(id)/index.html") == "mine")
  }

  @Test func `Where latest cannot be moved the run is there and no half link`() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("latest")
    let run = try RunFolder(output: folder.path, id: id)
    #expect(throws: DeliveryError.self) { try run.publish(SampleRun.manifest(day: 22)) }
    #expect(
      folder.entries == ["latest", "runs", "runs/\(id)", "runs/\(id)/manifest.json"])
  }

  @Test func `Where latest cannot be moved the message does not deny the run`() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("latest")
    let run = try RunFolder(output: folder.path, id: id)
    do {
      try run.publish(SampleRun.manifest(day: 22))
      Issue.record("a folder was replaced")
    } catch {
      #expect(!"\(error)".contains("Nothing was published"))
    }
  }
}
