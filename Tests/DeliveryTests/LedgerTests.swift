import Delivery
import Foundation
import Glibc
import Monitoring
import Testing

/// One line a run, in one form, bound to the line before.
@Suite struct LedgerTests {
  private func lines(_ folder: TemporaryFolder) throws -> [String] {
    try #require(Disk.text("\(folder.path)/ledger.jsonl")).split(separator: "\n").map(String.init)
  }

  @Test func `Without a ledger there are no entries`() throws {
    #expect(try Ledger.entries(try TemporaryFolder().path) == [])
  }

  @Test func `A line is one object in canonical form with its hash last`() throws {
    let folder = try TemporaryFolder()
    let entry = try SampleRun.publish(day: 1, in: folder.path)
    let line = try #require(try lines(folder).first)
    let expected = """
      {"as_of":"2026-11-01","changes":{"new":1,"resolved":2},"entry":1,\
      "judged":{"gap":3,"up-to-date":7},"manifest_sha256":"\(entry.manifestSha256)",\
      "previous":"\(String(repeating: "0", count: 64))",\
      "program":{"id":"lemtrada-us","sha256":"ab","version":"1"},\
      "published_at":"2026-11-01T02:10:00Z",\
      "read":{"infusions":20,"observations":1000,"patients":10},\
      "run":"2026-11-01T021000Z-7f3a9c","snapshot_at":"2026-11-01T02:10:00Z",\
      "software_version":"0.2.0","work":{"missed":4},"hash":"
      """
    #expect(line.hasPrefix(expected))
    #expect(line.dropFirst(expected.count).count == 66)
  }

  @Test func `sed and sha256sum find the hash of every line`() throws {
    let folder = try TemporaryFolder()
    let key = try LedgerKey.make("\(folder.path)/key")
    try SampleRun.publish(day: 1, in: folder.path)
    try SampleRun.publish(day: 2, in: folder.path, signedWith: key)
    let script = #"""
      while read -r line; do
        printf %s "$line" | sed -E 's/,"hash":"[0-9a-f]{64}".*$/}/' | sha256sum | cut -c1-64
        printf '%s\n' "$line" | sed -E 's/.*,"hash":"([0-9a-f]{64})".*/\1/'
      done < "$0"
      """#
    let found = try Tool.run("/bin/sh", ["-c", script, "\(folder.path)/ledger.jsonl"]).output
    let hashes = found.split(separator: "\n")
    #expect(hashes.count == 4 && hashes[0] == hashes[1] && hashes[2] == hashes[3])
    #expect(hashes[0] != hashes[2])
  }

  @Test func `Text that is not ASCII is escaped, and read back as it was`() throws {
    let folder = try TemporaryFolder()
    let version = "1é\u{1F600}\"\\\n\u{7}"
    try SampleRun.publish(day: 1, in: folder.path) { $0.program.version = version }
    let line = try #require(try lines(folder).first)
    #expect(line.contains(#""version":"1\u00e9\ud83d\ude00\"\\\n\u0007"}"#))
    #expect(try Ledger.entries(folder.path)[0].program.version == version)
    #expect(try Tool.checkLedger(folder.path).code == 0)
  }

  @Test func `A run of the same question names the one that it supersedes`() throws {
    let folder = try TemporaryFolder()
    let change: (inout Manifest) -> Void = { $0.knownAt = Instant(seconds: 9) }
    for (id, day, known) in [
      ("a", 1, false), ("b", 1, true), ("c", 2, false), ("d", 1, false), ("e", 1, true),
      ("f", 1, false),
    ] { try SampleRun.publish(day: day, in: folder.path, id: id, known ? change : { _ in }) }
    try SampleRun.publish(day: 1, in: folder.path, id: "g") { $0.program.id = "other" }
    let entries = try Ledger.entries(folder.path)
    #expect(entries.map(\.supersedes) == [nil, nil, nil, "a", "b", "d", nil])
    #expect(entries.map(\.entry) == Array(1...7))
  }

  @Test func `Pruned runs are named once, by the next line`() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder(".state")
    for day in 1...3 { try SampleRun.publish(day: day, in: folder.path) }
    let ids = [1, 2].map { SampleRun.id(day: $0) }
    try Prune.remove(ids, from: folder.path)
    try SampleRun.publish(day: 4, in: folder.path)
    #expect(!Disk.exists("\(folder.path)/.state/pruned"))
    try folder.write(ids.joined(separator: "\n") + "\n", to: ".state/pruned")
    try SampleRun.publish(day: 5, in: folder.path)
    #expect(try Ledger.entries(folder.path).map(\.pruned) == [nil, nil, nil, ids, nil])
  }

  @Test func `Fields of later versions are no damage`() throws {
    let folder = try TemporaryFolder()
    try SampleRun.publish(day: 1, in: folder.path)
    let line = try #require(try lines(folder).first)
    let body = line.prefix(upTo: try #require(line.range(of: ",\"hash\"")).lowerBound)
    let text = body.replacing(#"{"as_of""#, with: #"{"a_later_field":[1,{}],"as_of""#) + "}"
    let found = try Tool.run("/bin/sh", ["-c", "printf %s \"$0\" | sha256sum", String(text)])
    let hash = found.output.prefix(64)
    try folder.write("\(text.dropLast()),\"hash\":\"\(hash)\"}\n", to: "ledger.jsonl")
    #expect(try Ledger.entries(folder.path).count == 1)
    #expect(try Verification(of: folder.path, Verification.Question()).problems == [])
  }

  @Test func `A pipe or a link in place of the ledger is an error and no wait`() throws {
    let folder = try TemporaryFolder()
    mkfifo("\(folder.path)/ledger.jsonl", 0o600)
    #expect(throws: DeliveryError.self) { _ = try Ledger.entries(folder.path) }
    unlink("\(folder.path)/ledger.jsonl")
    try folder.write("", to: "other")
    symlink("other", "\(folder.path)/ledger.jsonl")
    #expect(throws: DeliveryError.self) { _ = try Ledger.entries(folder.path) }
  }

  @Test func `The ledger is its owner's alone`() throws {
    let folder = try TemporaryFolder()
    try SampleRun.publish(day: 1, in: folder.path)
    #expect(Disk.mode("\(folder.path)/ledger.jsonl") == 0o600)
  }
}
