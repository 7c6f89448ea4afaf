import Delivery
import Foundation
import Glibc
import Testing

/// The key that signs the ledger, and what its signatures prove.
@Suite struct LedgerKeyTests {
  private func problems(
    _ folder: TemporaryFolder, keys: [String] = ["key"], head: String? = nil
  ) throws -> [String] {
    let keys = try keys.map { try LedgerPublicKey(readingFrom: "\(folder.path)/\($0).pub") }
    return try Verification(of: folder.path, Verification.Question(head: head, keys: keys))
      .problems.map(\.description)
  }

  @Test func `A key is its owner's alone, its public half is for all, and none is replaced`() throws
  {
    let folder = try TemporaryFolder()
    let (path, made) = ("\(folder.path)/key", try LedgerKey.make("\(folder.path)/key"))
    #expect(Disk.mode(path) == 0o600)
    #expect(Disk.mode("\(path).pub") == 0o644)
    #expect(try LedgerKey(readingFrom: path).id == made.id)
    #expect(try LedgerPublicKey(readingFrom: "\(path).pub").id == made.id)
    #expect(made.id.count == 16)
    #expect(throws: DeliveryError.keyExists(path: path)) { _ = try LedgerKey.make(path) }
    unlink(path)
    #expect(throws: DeliveryError.keyExists(path: "\(path).pub")) { _ = try LedgerKey.make(path) }
    #expect(!Disk.exists(path))
  }

  @Test(arguments: [0o640, 0o604, 0o620, 0o610, 0o777])
  func `A key that others may read or change is refused`(_ mode: mode_t) throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/key"
    _ = try LedgerKey.make(path)
    chmod(path, mode)
    let error = #expect(throws: DeliveryError.self) { _ = try LedgerKey(readingFrom: path) }
    guard case .keyRefused = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    chmod(path, 0o400)
    _ = try LedgerKey(readingFrom: path)
  }

  @Test func `A key of somebody else is refused`() throws {
    guard geteuid() == 0 else { return }
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/key"
    _ = try LedgerKey.make(path)
    chown(path, 65_534, 65_534)
    #expect(throws: DeliveryError.self) { _ = try LedgerKey(readingFrom: path) }
  }

  @Test(arguments: ["", "public", "short", "folder", "missing"])
  func `What is no such key is refused`(_ kind: String) throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/key"
    _ = try LedgerKey.make("\(folder.path)/good")
    switch kind {
    case "missing": break
    case "folder": try folder.makeFolder("key")
    case "public": try folder.write(Disk.text("\(folder.path)/good.pub") ?? "", to: "key")
    case "short":
      let text = try #require(Disk.text("\(folder.path)/good"))
      try folder.write(text.replacing("MC4CAQ", with: "MC4C"), to: "key")
    default: try folder.write("", to: "key")
    }
    chmod(path, 0o600)
    #expect(throws: DeliveryError.self) { _ = try LedgerKey(readingFrom: path) }
  }

  @Test func `Signed lines are found good, and openssl agrees`() throws {
    let folder = try TemporaryFolder()
    let key = try LedgerKey.make("\(folder.path)/key")
    for day in 1...2 { try SampleRun.publish(day: day, in: folder.path, signedWith: key) }
    #expect(try problems(folder) == [])
    let script = #"""
      cd "$0" && tail -1 ledger.jsonl > line && tr -d '\n' < line |
        sed -E 's/,"hash":"[0-9a-f]{64}".*$/}/' > body
      sed -E 's/.*,"signature":"([^"]*)"}$/\1/' line | base64 -d > signature
      openssl pkeyutl -verify -pubin -inkey key.pub -rawin -in body -sigfile signature
      """#
    guard try Tool.run("/bin/sh", ["-c", "command -v openssl"]).code == 0 else {
      print("SKIPPED: openssl is not here; it was not asked about a signature")
      return
    }
    let asked = try Tool.run("/bin/sh", ["-c", script, folder.path])
    #expect(asked.code == 0 && asked.output.contains("Verified Successfully"), "\(asked.output)")
  }

  @Test func `A key that openssl made signs too`() throws {
    let folder = try TemporaryFolder()
    let script = """
      openssl genpkey -algorithm ed25519 -out "$0" && chmod 600 "$0" &&
        openssl pkey -in "$0" -pubout -out "$0.pub"
      """
    guard try Tool.run("/bin/sh", ["-c", script, "\(folder.path)/key"]).code == 0 else {
      print("SKIPPED: openssl is not here; it made no key")
      return
    }
    let key = try LedgerKey(readingFrom: "\(folder.path)/key")
    try SampleRun.publish(day: 1, in: folder.path, signedWith: key)
    #expect(try problems(folder) == [])
  }

  @Test func `From the first signed line on every line must be signed with a key that is given`()
    throws
  {
    let folder = try TemporaryFolder()
    let (one, two) = (
      try LedgerKey.make("\(folder.path)/key"), try LedgerKey.make("\(folder.path)/next")
    )
    try SampleRun.publish(day: 1, in: folder.path)
    #expect(try problems(folder) == ["ledger.jsonl has no line signed with a key that was given"])
    try SampleRun.publish(day: 2, in: folder.path, signedWith: one)
    #expect(try problems(folder) == [])
    try SampleRun.publish(day: 3, in: folder.path, signedWith: two)
    #expect(try problems(folder, keys: ["key", "next"]) == [])
    #expect(
      try problems(folder) == [
        "ledger.jsonl line 3 is signed with a key that was not given, \(two.id)"
      ])
    try SampleRun.publish(day: 4, in: folder.path)
    #expect(
      try problems(folder, keys: ["next", "key"]) == [
        "ledger.jsonl line 4 is not signed, as a line before it is"
      ])
    #expect(
      try problems(folder, keys: []) == [
        "ledger.jsonl line 4 is not signed, as a line before it is"
      ])
  }

  @Test func `Every flipped character of a signature is named`() throws {
    let folder = try TemporaryFolder()
    let key = try LedgerKey.make("\(folder.path)/key")
    for day in 1...2 { try SampleRun.publish(day: day, in: folder.path, signedWith: key) }
    let bytes = Array(try #require(Disk.text("\(folder.path)/ledger.jsonl")).utf8)
    let end = try #require(bytes.firstIndex(of: 10))
    for place in (end - 90)..<end {
      var changed = bytes
      changed[place] ^= 1
      try Data(changed).write(to: URL(fileURLWithPath: "\(folder.path)/ledger.jsonl"))
      #expect(try problems(folder).first?.hasPrefix("ledger.jsonl line 1 ") == true, "\(place)")
    }
  }
}
