import CommandHarness
import Foundation
import Testing

/// The checker itself: it passes what is whole and names what is not.
@Suite struct CheckerTests {
  @Test func `A whole output passes, with the old run and with the new one`() throws {
    try Night.with { night in
      #expect(try night.verdict(isSettled: true) == .old)
      #expect(try night.run().code == 0)
      #expect(try night.verdict(isSettled: true) == .new)
      try writeLedger(night)
      #expect(try night.verdict(isSettled: true) == .new)
    }
  }

  @Test(arguments: [
    ("latest leads", "rm out/latest && ln -s runs/none out/latest"),
    ("latest is no link", "rm out/latest && mkdir -m 700 out/latest"),
    ("latest is no link", "rm out/latest"),
    ("another size", "printf x >> out/latest/patients.csv"),
    ("another hash", "printf x | dd of=out/latest/report.json conv=notrunc 2>/dev/null"),
    ("no manifest.json", "rm out/runs/*/manifest.json"),
    ("only in the manifest", "rm out/latest/summary.csv"),
    ("only here", "touch out/latest/.hidden && chmod 600 out/latest/.hidden"),
    ("only here", "cp out/latest/patients.csv out/latest/sites/more.csv"),
    ("has mode", "chmod 640 out/latest/index.html"), ("has mode", "chmod 750 out/latest/sites"),
    ("has mode", "ln -sf /etc/hostname out/latest/index.html"),
    ("left over", "mkdir -m 700 out/runs/.tmp-x"), ("left over", "ln -s runs/x out/.latest-x"),
    ("ledger's last line is torn", "printf '{' >> out/ledger.jsonl"),
    ("is no entry", "printf '{}\\n' >> out/ledger.jsonl"),
    (
      "line 1 of the ledger has another hash",
      "sed -i '1s/\"entry\":1/\"entry\":2/' out/ledger.jsonl"
    ),
    ("line 1 of the ledger does not follow", "sed -i 1d out/ledger.jsonl"),
    ("do not agree", "sed -i 2d out/ledger.jsonl"), ("do not agree", ": > out/ledger.jsonl"),
    ("has mode", "chmod 644 out/ledger.jsonl"),
    ("is missing", "rm -r out/runs/OLD"),
    ("another manifest", "printf ' ' >> out/runs/OLD/manifest.json"),
  ])
  func `What is not whole is named`(_ words: String, _ damage: String) throws {
    try Night.with { night in
      #expect(try night.run().code == 0)
      try writeLedger(night)
      let script = damage.replacingOccurrences(of: "OLD", with: night.old)
      let done = try RunningProgram(["/bin/sh", "-c", "cd \(night.folder) && \(script)"]).wait()
      try #require(done.code == 0, "\(done.errors)")
      guard case .wrong(let found) = try night.verdict(isSettled: true) else {
        Issue.record("'\(damage)' was not seen")
        return
      }
      #expect(found.contains(words), "\(found)")
    }
  }

  /// Writes a ledger for the runs, unless the program has written its own.
  private func writeLedger(_ night: Night) throws {
    if FileManager.default.fileExists(atPath: night.output + "/ledger.jsonl") { return }
    _ = try Python.run("write-ledger.py", [night.output])
  }
}
