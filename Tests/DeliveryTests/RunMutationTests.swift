import Delivery
import Foundation
import Glibc
import Testing

/// Whatever is done to the folders of runs is named.
@Suite struct RunMutationTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for day in 1...5 { try SampleRun.publish(day: day, in: folder.path) }
  }

  private func path(_ name: String) -> String { "runs/\(SampleRun.id(day: 3))/\(name)" }

  private func problems(run: String? = nil) throws -> [String] {
    try Verification(of: folder.path, Verification.Question(run: run)).problems.map(\.description)
  }

  @Test func `What is as it was published has no problem`() throws {
    let found = try Verification(of: folder.path, Verification.Question())
    #expect(found.problems == [])
    #expect((found.lines, found.runs, found.files) == (5, 5, 10))
    #expect(found.signatures == nil)
  }

  @Test(arguments: ["index.html", "sites/site-1/missed-tests.csv"])
  func `A changed byte of a file names it`(_ name: String) throws {
    let file = URL(fileURLWithPath: "\(folder.path)/\(path(name))")
    let data = try Data(contentsOf: file)
    for place in data.indices {
      var changed = data
      changed[place] ^= 1
      try changed.write(to: file)
      #expect(
        try problems() == ["\(path(name)) does not have the hash that the manifest states"])
    }
  }

  @Test func `A file that is cut or longer is named with its sizes`() throws {
    try folder.write("page", to: path("index.html"))
    #expect(try problems() == ["\(path("index.html")) has 4 bytes; the manifest says 13"])
    try folder.write("page of day 3!", to: path("index.html"))
    #expect(try problems() == ["\(path("index.html")) has 14 bytes; the manifest says 13"])
  }

  @Test func `A file that is gone and one that was added are named`() throws {
    rename("\(folder.path)/\(path("index.html"))", "\(folder.path)/\(path("sites/page.html"))")
    #expect(
      try problems() == [
        "\(path("index.html")) is missing",
        "\(path("sites/page.html")) is not named in the manifest",
      ])
  }

  @Test func `A link in place of a file is named, also where it leads to the same bytes`() throws {
    let file = "\(folder.path)/\(path("index.html"))"
    rename(file, "\(folder.path)/page.html")
    symlink("\(folder.path)/page.html", file)
    #expect(try problems().first?.hasPrefix("\(path("index.html")) cannot be read") == true)
    unlink(file)
    mkfifo(file, 0o600)
    #expect(try problems().first?.hasPrefix("\(path("index.html")) cannot be read") == true)
  }

  @Test func `Every changed byte of a manifest names it`() throws {
    let file = URL(fileURLWithPath: "\(folder.path)/\(path("manifest.json"))")
    let data = try Data(contentsOf: file)
    for place in data.indices {
      var changed = data
      changed[place] ^= 1
      try changed.write(to: file)
      let first = try problems(run: SampleRun.id(day: 3)).first ?? "nothing"
      #expect(first.hasPrefix("\(path("manifest.json")) "), "byte \(place): \(first)")
    }
  }

  @Test func `A manifest that is gone or another run's is named`() throws {
    let manifest = "\(folder.path)/\(path("manifest.json"))"
    try folder.write(
      try #require(Disk.text("\(folder.path)/latest/manifest.json")), to: path("manifest.json"))
    #expect(
      try problems().first
        == "\(path("manifest.json")) does not have the hash that the ledger states")
    unlink(manifest)
    #expect(try problems() == ["\(path("manifest.json")) is missing, damaged or no manifest"])
  }

  @Test func `A run that is gone is named unless it was pruned`() throws {
    let id = SampleRun.id(day: 3)
    rename("\(folder.path)/runs/\(id)", "\(folder.path)/gone")
    #expect(try problems() == ["runs/\(id) is missing"])
    try folder.makeFolder(".state")
    try folder.write("\(id)\n", to: ".state/pruned")
    #expect(try problems() == [])
    try SampleRun.publish(day: 6, in: folder.path)
    #expect(try problems() == [])
    #expect(try Verification(of: folder.path, Verification.Question()).pruned == 1)
  }

  @Test func `A folder or file among the runs that has no line is named`() throws {
    try folder.makeFolder("runs/2026-11-30T021000Z-000000")
    try folder.write("x", to: "runs/note.txt")
    try folder.makeFolder("runs/.tmp-2026")
    #expect(
      try problems() == [
        "runs/2026-11-30T021000Z-000000 has no line in the ledger",
        "runs/note.txt has no line in the ledger",
      ])
  }

  @Test(arguments: ["runs/2026-11-04T021000Z-7f3a9c", "elsewhere", nil])
  func `latest that does not lead to the newest run is named`(_ target: String?) throws {
    unlink("\(folder.path)/latest")
    if let target { symlink(target, "\(folder.path)/latest") }
    let newest = "runs/\(SampleRun.id(day: 5))"
    #expect(try problems() == ["latest does not point at the newest run, \(newest)"])
  }

  @Test func `One run is checked alone, and one that is not there is an error`() throws {
    try folder.write("other", to: path("index.html"))
    #expect(try problems(run: SampleRun.id(day: 2)) == [])
    #expect(try problems(run: SampleRun.id(day: 3)).count == 1)
    for run in ["2026", "..", "../runs"] {
      #expect(throws: DeliveryError.noSuchRun(path: "\(folder.path)/runs/\(run)")) {
        _ = try problems(run: run)
      }
    }
    let empty = try TemporaryFolder()
    #expect(throws: DeliveryError.noLedger(path: "\(empty.path)/ledger.jsonl")) {
      _ = try Verification(of: empty.path, Verification.Question())
    }
  }

  @Test func `What is wrong is named in the order of ledger, runs, latest`() throws {
    unlink("\(folder.path)/latest")
    try folder.write("other", to: path("index.html"))
    let text = try #require(Disk.text("\(folder.path)/ledger.jsonl"))
    try folder.write(text.replacing("\"entry\":5", with: "\"entry\":6"), to: "ledger.jsonl")
    #expect(
      try problems().map { $0.prefix(16) }
        == [
          "ledger.jsonl line 5", path("index.html"), "runs/\(SampleRun.id(day: 5))",
          "latest does not point",
        ].map { $0.prefix(16) })
  }
}
