import Delivery
import Foundation
import Testing

/// Whatever is done to a ledger of five runs is named, and named rightly.
@Suite struct LedgerMutationTests {
  private let folder: TemporaryFolder
  private let lines: [[UInt8]]
  private let head: String

  init() throws {
    folder = try TemporaryFolder()
    for day in 1...5 { try SampleRun.publish(day: day, in: folder.path) }
    let text = try #require(Disk.text("\(folder.path)/ledger.jsonl"))
    lines = text.split(separator: "\n").map { Array($0.utf8) + [10] }
    head = try Verification(of: folder.path, Verification.Question()).head
  }

  private func problems(_ ledger: [UInt8], head: String? = nil, run: String? = nil) throws
    -> [String]
  {
    try Data(ledger).write(to: URL(fileURLWithPath: "\(folder.path)/ledger.jsonl"))
    return try Verification(of: folder.path, Verification.Question(run: run, head: head)).problems
      .map(\.description)
  }

  private func expectFirst(
    _ place: String, _ ledger: [UInt8], _ what: Comment, run: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let first = try problems(ledger, run: run).first ?? "nothing"
    #expect(first.hasPrefix("\(place) "), what, sourceLocation: sourceLocation)
  }

  @Test(arguments: [UInt8(0x01), 0x20, 0x80])
  func `A flipped bit in any byte names its line`(_ bit: UInt8) throws {
    let ledger = lines.flatMap(\.self)
    // The ledger comes first, whichever runs are looked at: for one bit they all are.
    let run = bit == 0x01 ? nil : SampleRun.id(day: 1)
    var place = 0
    for (index, line) in lines.enumerated() {
      for _ in line {
        var changed = ledger
        changed[place] ^= bit
        try expectFirst("ledger.jsonl line \(index + 1)", changed, "byte \(place)", run: run)
        place += 1
      }
    }
  }

  @Test func `A dropped line names the line that stands in its place`() throws {
    for index in lines.indices.dropLast() {
      var changed = lines
      changed.remove(at: index)
      try expectFirst("ledger.jsonl line \(index + 1)", changed.flatMap(\.self), "line \(index)")
    }
  }

  @Test func `Two lines that are swapped name the first of the two`() throws {
    for first in lines.indices {
      for second in lines.indices where second > first {
        var changed = lines
        changed.swapAt(first, second)
        try expectFirst("ledger.jsonl line \(first + 1)", changed.flatMap(\.self), "\(second)")
      }
    }
  }

  @Test func `A line that stands twice names the second`() throws {
    for index in lines.indices {
      var changed = lines
      changed.insert(lines[index], at: index)
      try expectFirst("ledger.jsonl line \(index + 2)", changed.flatMap(\.self), "\(index)")
    }
  }

  @Test func `A ledger that is cut within a line names that line`() throws {
    let ledger = lines.flatMap(\.self)
    var start = 0
    for (index, line) in lines.enumerated() {
      for length in (start + 1)..<(start + line.count) {
        try expectFirst("ledger.jsonl line \(index + 1)", Array(ledger[..<length]), "\(length)")
      }
      start += line.count
    }
  }

  @Test func `Lines that are cut off whole leave runs without a line, and --head misses them`()
    throws
  {
    #expect(try problems(lines.flatMap(\.self), head: head) == [])
    for count in 0..<5 {
      let cut = lines[..<count].flatMap(\.self)
      let runs = ((count + 1)...5).map {
        "runs/\(SampleRun.id(day: $0)) has no line in the ledger"
      }
      #expect(try problems(cut).prefix(runs.count) == runs[...])
      #expect(
        try problems(cut, head: head).first == "ledger.jsonl has no line with the hash of --head")
    }
  }

  @Test func `The head of an earlier night is found too`() throws {
    let earlier = String(decoding: lines[1].suffix(67).prefix(64), as: UTF8.self)
    #expect(try problems(lines.flatMap(\.self), head: earlier) == [])
    let unknown = String(repeating: "0", count: 64)
    #expect(try problems(lines.flatMap(\.self), head: unknown).count == 1)
  }

  /// As somebody would who knows how the ledger is made, and holds no key.
  @Test func `A ledger that is made anew from a line on is told by the head alone`() throws {
    let run = "\(folder.path)/runs/\(SampleRun.id(day: 3))/manifest.json"
    let text = try #require(Disk.text(run)).replacing(
      "\"patients\" : 10", with: "\"patients\" : 11")
    try Data(text.utf8).write(to: URL(fileURLWithPath: run))
    let before = try problems(lines.flatMap(\.self))
    #expect(
      before == [
        "runs/\(SampleRun.id(day: 3))/manifest.json does not have the hash that the ledger states"
      ])
    let forged = try Tool.run(
      "/usr/bin/env", ["python3", "-c", Self.forge, folder.path, SampleRun.id(day: 3), "11"])
    #expect(forged.code == 0, "\(forged.output)")
    let ledger = Array(try #require(Disk.text("\(folder.path)/ledger.jsonl")).utf8)
    #expect(try problems(ledger) == [])
    #expect(
      try problems(ledger, head: head) == ["ledger.jsonl has no line with the hash of --head"])
  }

  @Test func `A line that says other than its manifest is named`() throws {
    let forged = try Tool.run(
      "/usr/bin/env", ["python3", "-c", Self.forge, folder.path, SampleRun.id(day: 3), "12"])
    #expect(forged.code == 0, "\(forged.output)")
    let ledger = Array(try #require(Disk.text("\(folder.path)/ledger.jsonl")).utf8)
    #expect(try problems(ledger) == ["ledger.jsonl line 3 does not say what its manifest says"])
  }

  private static let forge = """
    import hashlib, json, sys
    output, run, patients = sys.argv[1:]
    previous, lines = "0" * 64, []
    for line in open(f"{output}/ledger.jsonl"):
        entry = json.loads(line)
        entry.pop("hash")
        entry["previous"] = previous
        data = open(f"{output}/runs/{entry['run']}/manifest.json", "rb").read()
        entry["manifest_sha256"] = hashlib.sha256(data).hexdigest()
        if entry["run"] == run: entry["read"]["patients"] = int(patients)
        body = json.dumps(entry, sort_keys=True, separators=(",", ":"))
        previous = hashlib.sha256(body.encode()).hexdigest()
        lines.append(body[:-1] + f',"hash":"{previous}"' + "}\\n")
    open(f"{output}/ledger.jsonl", "w").writelines(lines)
    """
}
