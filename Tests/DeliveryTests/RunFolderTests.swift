import Delivery
import Foundation
import Glibc
import Testing

/// A run's folder: it becomes a run at once, or never.
@Suite struct RunFolderTests {
  static let ids = ["2026-11-22T021005Z-7f3a9c", "2026-11-23T021004Z-00ff12"]

  private func write(_ text: String, _ path: String, in run: RunFolder) throws {
    var file = try run.create(path)
    try file.write(Array(text.utf8))
    try run.finish(file, path)
  }

  @discardableResult
  private func publish(_ id: String, in output: String) throws -> RunFolder {
    let run = try RunFolder(output: output, id: id)
    try write("page of \(id)", "index.html", in: run)
    try write("row", "sites/site-1/missed-tests.csv", in: run)
    try run.publish(SampleRun.manifest(day: 22))
    return run
  }

  @Test func `A published run lies under its id, with its files in their folders`() throws {
    let folder = try TemporaryFolder()
    let run = try publish(Self.ids[0], in: folder.path)
    #expect(run.publishedPath == "\(folder.path)/runs/\(Self.ids[0])")
    let runs = "runs/\(Self.ids[0])"
    #expect(
      folder.entries == [
        "latest", "ledger.jsonl", "runs", runs, "\(runs)/index.html", "\(runs)/manifest.json",
        "\(runs)/sites", "\(runs)/sites/site-1", "\(runs)/sites/site-1/missed-tests.csv",
      ])
    #expect(Disk.text("\(run.publishedPath)/index.html") == "page of \(Self.ids[0])")
  }

  @Test func `latest is a relative link, so that the folder can be moved`() throws {
    let folder = try TemporaryFolder()
    try publish(Self.ids[0], in: "\(folder.path)/out")
    #expect(Disk.link("\(folder.path)/out/latest") == "runs/\(Self.ids[0])")
    rename("\(folder.path)/out", "\(folder.path)/moved")
    let page = Disk.text("\(folder.path)/moved/latest/index.html")
    #expect(page == "page of \(Self.ids[0])")
  }

  @Test func `A second run moves latest to itself and leaves the first as it was`() throws {
    let folder = try TemporaryFolder()
    for id in Self.ids { try publish(id, in: folder.path) }
    #expect(Disk.link("\(folder.path)/latest") == "runs/\(Self.ids[1])")
    for id in Self.ids {
      #expect(Disk.text("\(folder.path)/runs/\(id)/index.html") == "page of \(id)")
    }
  }

  @Test func `latest stays where it was until a run is published`() throws {
    let folder = try TemporaryFolder()
    try publish(Self.ids[0], in: folder.path)
    let before = folder.entries
    do {
      let run = try RunFolder(output: folder.path, id: Self.ids[1])
      try write("half", "index.html", in: run)
      #expect(Disk.link("\(folder.path)/latest") == "runs/\(Self.ids[0])")
      #expect(!Disk.exists(run.publishedPath))
    }
    #expect(folder.entries == before)
  }

  @Test func `Folders and files are their owner's alone, whatever the mask`() async {
    await #expect(processExitsWith: .success) {
      umask(0)
      let folder = try TemporaryFolder()
      let run = try RunFolder(output: "\(folder.path)/out", id: "7f3a9c")
      try run.finish(try run.create("sites/site-1/index.html"), "sites/site-1/index.html")
      _ = try ScratchFile(run.newScratchPath())
      func expectPrivate() {
        for entry in folder.entries where Disk.link("\(folder.path)/\(entry)") == nil {
          let mode: UInt32 = Disk.isFolder("\(folder.path)/\(entry)") ? 0o700 : 0o600
          #expect(Disk.mode("\(folder.path)/\(entry)") == mode, "\(entry)")
        }
      }
      expectPrivate()
      try run.publish(SampleRun.manifest(day: 22))
      expectPrivate()
      #expect(folder.entries.count == 9)
    }
  }

  @Test func `The summaries are of all files, by their paths`() throws {
    let folder = try TemporaryFolder()
    let run = try publish(Self.ids[0], in: folder.path)
    #expect(run.files.mapValues(\.size) == ["index.html": 33, "sites/site-1/missed-tests.csv": 3])
  }

  @Test func `What only the run needed is not published`() throws {
    let folder = try TemporaryFolder()
    let run = try RunFolder(output: folder.path, id: Self.ids[0])
    let path = try run.scratchPath("database.db")
    #expect(FileManager.default.createFile(atPath: path, contents: Data([1])))
    #expect(try run.newScratchPath() != run.newScratchPath())
    try run.publish(SampleRun.manifest(day: 22))
    let runs = "runs/\(Self.ids[0])"
    #expect(folder.entries == ["latest", "ledger.jsonl", "runs", runs, "\(runs)/manifest.json"])
  }

  @Test func `The same file cannot be made twice`() throws {
    let folder = try TemporaryFolder()
    let run = try RunFolder(output: folder.path, id: Self.ids[0])
    try write("first", "index.html", in: run)
    #expect(throws: DeliveryError.self) { try write("second", "index.html", in: run) }
    try run.publish(SampleRun.manifest(day: 22))
    #expect(Disk.text("\(run.publishedPath)/index.html") == "first")
  }
}
