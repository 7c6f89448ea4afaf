import CommandHarness
import Foundation
import ProgramFiles
import Testing

/// `remswatch audit --pack`: a folder that an inspector can check without this program.
@Suite struct PackTests {
  private static let known = ["--known-at", "2025-03-16"]

  /// Makes the pack `name` of the small clinic.
  private func pack(_ name: String, _ words: [String] = [], _ place: WhatIfClinic.Place) throws
    -> (path: String, sums: String)
  {
    let path = "\(place.folder)/\(name)"
    let outcome = try place.audit(["--pack", path] + words)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let line = try #require(outcome.output.split(separator: "\n").last)
    return (path, String(line.suffix(64)))
  }

  private func verify(_ path: String, _ words: [String] = []) throws -> Command.Outcome {
    try RunningProgram(["/bin/sh", "\(path)/verify.sh"] + words).wait()
  }

  private func files(_ path: String) throws -> [String] {
    try Command.tree(path).filter { name in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder)
      return !isFolder.boolValue
    }
  }

  private func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path))
  }

  @Test func `Every file is named with its hash, and both ways of checking pass`() throws {
    try WhatIfClinic.with { place in
      let (path, sums) = try pack("pack", ["--patient", "A"], place)
      let listed = try String(contentsOfFile: "\(path)/SHA256SUMS", encoding: .utf8)
        .split(separator: "\n").map { String($0.dropFirst(66)) }
      #expect(Set(listed) == Set(try files(path)).subtracting(["SHA256SUMS"]))
      #expect(listed.count == Set(listed).count)
      #expect(listed.contains("report/index.html") && listed.contains("report/sites.json"))
      let check = try RunningProgram([
        "/bin/sh", "-c", "cd '\(path)' && sha256sum --strict -c SHA256SUMS",
      ]).wait()
      #expect(check.code == 0)
      for words in [[], [sums]] { #expect(try verify(path, words).code == 0) }
      #expect(try verify(path, [String(repeating: "0", count: 64)]).code == 1)
    }
  }

  @Test func `A byte flipped in any file is found, and the file named`() throws {
    try WhatIfClinic.with { place in
      let (path, sums) = try pack("pack", ["--patient", "A"], place)
      for file in try files(path) {
        let whole = try bytes("\(path)/\(file)")
        var damaged = whole
        // Within the first lines: of the script itself that is a comment.
        damaged[min(30, damaged.count / 2)] ^= 1
        try damaged.write(to: URL(fileURLWithPath: "\(path)/\(file)"))
        let outcome = try verify(path, [sums])
        #expect(outcome.code == 1, "\(file)")
        #expect(outcome.output.contains("\(file): "), "\(file): \(outcome.output)")
        try whole.write(to: URL(fileURLWithPath: "\(path)/\(file)"))
      }
      #expect(try verify(path, [sums]).code == 0)
    }
  }

  @Test func `A line of SHA256SUMS that is none is found without its hash too`() throws {
    try WhatIfClinic.with { place in
      let path = try pack("pack", [], place).path
      let file = "\(path)/SHA256SUMS"
      let sums = try String(contentsOfFile: file, encoding: .utf8)
      try ("g" + sums.dropFirst()).write(toFile: file, atomically: false, encoding: .utf8)
      let outcome = try verify(path)
      #expect(outcome.code == 1)
      #expect(outcome.output.contains("SHA256SUMS: ALTERED"))
    }
  }

  @Test func `A file that was added or taken away is named`() throws {
    try WhatIfClinic.with { place in
      let (path, sums) = try pack("pack", [], place)
      for added in ["more.txt", "report/extra file.html", ".hidden"] {
        try Data("x".utf8).write(to: URL(fileURLWithPath: "\(path)/\(added)"))
        let outcome = try verify(path, [sums])
        #expect(outcome.code == 1)
        #expect(outcome.output.contains("\(added): ADDED"))
        try FileManager.default.removeItem(atPath: "\(path)/\(added)")
      }
      #expect(try verify(path, [sums]).code == 0)
      try FileManager.default.createDirectory(
        atPath: path + "/report/empty", withIntermediateDirectories: false)
      #expect(try verify(path, [sums]).output.contains("report/empty: ADDED"))
      try FileManager.default.removeItem(atPath: path + "/report/empty")
      try FileManager.default.removeItem(atPath: "\(path)/report/patients.csv")
      let outcome = try verify(path, [sums])
      #expect(outcome.code == 1)
      #expect(outcome.output.contains("report/patients.csv: "))
    }
  }

  @Test func `The script is short and shellcheck finds nothing`() throws {
    try WhatIfClinic.with { place in
      let (path, _) = try pack("pack", [], place)
      let script = try String(contentsOfFile: "\(path)/verify.sh", encoding: .utf8)
      #expect(script.split(separator: "\n", omittingEmptySubsequences: false).count <= 31)
      let check = try RunningProgram([
        "/usr/bin/env", "shellcheck", "--shell=sh", "\(path)/verify.sh",
      ]).wait()
      #expect(check.code == 0, "\(check.output)")
    }
  }

  @Test func `Files of patients are those of the chosen, and no path names anybody`() throws {
    try WhatIfClinic.with { place in
      let list = place.folder + "/list.txt"
      try "A\nA\n".write(toFile: list, atomically: true, encoding: .utf8)
      for words in [["--patient", "A"], ["--patients-file", list]] {
        let (path, _) = try pack("pack\(words.count)\(words[0])", words, place)
        let own = try Command.tree("\(path)/patients")
        #expect(own.count == 2, "\(own)")
        for file in own {
          let text = String(decoding: try bytes("\(path)/patients/\(file)"), as: UTF8.self)
          #expect(text.contains("CanaryA") && !text.contains("CanaryB"))
          #expect(file.wholeMatch(of: /patient-[0-9a-f]{12}\.(html|txt)/) != nil)
        }
        #expect(try files(path).allSatisfy { !$0.contains("Canary") })
        let page = String(decoding: try bytes("\(path)/sign-off.html"), as: UTF8.self)
        #expect(own.allSatisfy { page.contains("./patients/\($0)") })
        #expect(!page.contains("CanaryB"))
      }
      let both = try pack("both", ["--patient", "A", "--patient", "B"], place).path
      #expect(try Command.tree("\(both)/patients").count == 4)
    }
  }

  @Test func `Two packs of one question differ in the manifest and its hash alone`() throws {
    try WhatIfClinic.with { place in
      let words = ["--patient", "B"] + Self.known
      let first = try pack("first", words + ["--reason", "one"], place).path
      let second = try pack("second", words + ["--reason", "two"], place).path
      #expect(try files(first) == files(second))
      let different = try files(first).filter {
        try bytes("\(first)/\($0)") != bytes("\(second)/\($0)")
      }
      #expect(different == ["SHA256SUMS", "manifest.json"])
      let sums = try [first, second].map {
        try String(contentsOfFile: "\($0)/SHA256SUMS", encoding: .utf8).split(separator: "\n")
          .filter { !$0.hasSuffix("  manifest.json") }
      }
      #expect(sums[0] == sums[1])
      let manifest = try JSONSerialization.jsonObject(with: bytes("\(second)/manifest.json"))
      let said = try #require(manifest as? [String: Any])
      #expect(said["reason"] as? String == "two")
      #expect(said["known_at"] as? String == "2025-03-16T23:59:59Z")
      #expect(said["patients_chosen"] as? Int == 1)
    }
  }

  @Test func `The report is the one that a run of the same question publishes`() throws {
    // A look back at a past night, which announces no next report.
    try WhatIfClinic.with { place in
      let run =
        [
          "run", "--database", place.database, "--output", place.output, "--as-of",
          WhatIfClinic.day, "--program", place.rules, "--quiet",
        ] + Self.known
      let (path, _) = try pack("pack", Self.known, place)
      #expect(!FileManager.default.fileExists(atPath: place.output + "/ledger.jsonl"))
      #expect(!FileManager.default.fileExists(atPath: path + "/ledger.jsonl"))
      #expect(try Command.run(run).code == 0)
      let published = try Command.report(place.output)
      let own = try files("\(path)/report")
      #expect(Set(own) == Set(published.keys))
      for (file, content) in published {
        #expect(try bytes("\(path)/report/\(file)") == content, "\(file)")
      }
    }
  }

  @Test func `It is compared with the night before its day, as that night's own report was`() throws
  {
    try WhatIfClinic.with { place in
      for day in ["2025-03-19", WhatIfClinic.day] {
        let run = [
          "run", "--database", place.database, "--output", place.output, "--as-of", day,
          "--program", place.rules, "--quiet",
        ]
        #expect(try Command.run(run).code == 0)
      }
      let path = try pack("pack", [], place).path
      let published = try Command.report(place.output)
      for file in ["changes.csv", "reported-gaps.csv", "missed-tests.csv", "report.json"] {
        #expect(try bytes("\(path)/report/\(file)") == published[file], "\(file)")
      }
    }
  }

  @Test func `The page to sign gives both rates with their intervals, and says what it skips to`()
    throws
  {
    try WhatIfClinic.with { place in
      let path = try pack("pack", [], place).path
      let page = String(decoding: try bytes("\(path)/sign-off.html"), as: UTF8.self)
      // Of two patients and two periods each, A's second was late and B's never done.
      #expect(page.contains("Done, on time or late") && page.contains("<small>3 of 4</small>"))
      #expect(page.contains("Done on time") && page.contains("<small>2 of 4</small>"))
      #expect(page.contains("30.1–95.4%"))
      #expect(page.contains("Skip to what was asked"))
    }
  }

  @Test func `The ledger's lines of the day and the run's manifest are there, byte for byte`()
    throws
  {
    try WhatIfClinic.with { place in
      for day in ["2025-03-19", WhatIfClinic.day, "2025-03-21"] {
        let run = [
          "run", "--database", place.database, "--output", place.output, "--as-of", day,
          "--program", place.rules, "--quiet",
        ]
        #expect(try Command.run(run).code == 0)
      }
      let (path, _) = try pack("pack", [], place)
      let ledger = try String(contentsOfFile: place.output + "/ledger.jsonl", encoding: .utf8)
      let lines = ledger.split(separator: "\n")
      try #require(lines.count == 3)
      #expect(
        try String(contentsOfFile: path + "/ledger.jsonl", encoding: .utf8)
          == "\(lines[1])\n\(lines[2])\n")
      let manifest = try bytes(path + "/run-manifest.json")
      let folder = try Command.tree(place.output + "/runs").filter {
        $0.hasSuffix("/manifest.json")
      }
      let runs = try folder.map { try bytes("\(place.output)/runs/\($0)") }
      #expect(runs.filter { $0 == manifest }.count == 1)
      #expect(String(decoding: manifest, as: UTF8.self).contains(WhatIfClinic.day))
    }
  }

  @Test func `The rules are there as they were read, with what changed since the set before`()
    throws
  {
    try WhatIfClinic.with { place in
      let old = place.folder + "/old.yaml"
      let text = try WhatIfClinic.rules {
        $0.replacing("grace-days: 10", with: "grace-days: 7")
      }
      try text.write(toFile: old, atomically: true, encoding: .utf8)
      let path = try pack("pack", ["--previous-program", old], place).path
      #expect(try bytes(path + "/rules/rule-set.yaml") == bytes(place.rules))
      #expect(try bytes(path + "/rules/previous-rule-set.yaml") == bytes(old))
      let differences = try String(
        contentsOfFile: path + "/rules/differences.txt", encoding: .utf8)
      #expect(differences.contains("Changed: cbc-monthly\n"))
      #expect(differences.contains("  - schedule every month, 7 days of grace\n"))
      #expect(differences.contains("  + schedule every month, 10 days of grace\n"))
      #expect(!differences.contains("- title"))
      let same = try pack("same", ["--previous-program", place.rules], place).path
      #expect(
        try String(contentsOfFile: same + "/rules/differences.txt", encoding: .utf8)
          .contains("Nothing changed"))
      let listing = try String(contentsOfFile: same + "/rules/rule-set.txt", encoding: .utf8)
      #expect(listing.contains("cbc-monthly") && listing.contains("citation"))
    }
  }

  @Test func `All of it is for its owner alone`() throws {
    try WhatIfClinic.with { place in
      let (path, _) = try pack("pack", ["--patient", "A"], place)
      for name in [""] + (try Command.tree(path)) {
        let file = "\(path)/\(name)"
        let attributes = try FileManager.default.attributesOfItem(atPath: file)
        let mode = try #require(attributes[.posixPermissions] as? Int)
        let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
        #expect(mode == (isFolder ? 0o700 : 0o600), "\(name)")
      }
    }
  }

  @Test func `What cannot be made whole leaves nothing, and what is there is left alone`() throws {
    try WhatIfClinic.with { place in
      let taken = place.folder + "/taken"
      try FileManager.default.createDirectory(
        atPath: taken, withIntermediateDirectories: false)
      let before = try left(place)
      #expect(try place.audit(["--pack", taken]).code == 73)
      #expect(try place.audit(["--pack", "\(place.folder)/none/pack"]).code == 73)
      #expect(try place.audit(["--pack", "\(place.folder)/p", "--site", "S1"]).code == 64)
      #expect(try place.audit(["--patient", "A", "--patient", "B"]).code == 64)
      #expect(try left(place) == before)
      let unknown = try place.audit(["--pack", "\(place.folder)/p", "--patient", "Nobody"])
      #expect(unknown.code == 66)
      #expect(!unknown.errors.contains("Nobody"))
      #expect(try left(place) == before)
    }
  }

  /// What lies beside the database, its own helper files and the access log.
  private func left(_ place: WhatIfClinic.Place) throws -> [String] {
    try Command.tree(place.folder).filter { !$0.hasPrefix("clinic.db") && !$0.hasPrefix("out") }
  }

  @Test func `Each chosen patient and the pack itself are in the access log`() throws {
    try WhatIfClinic.with { place in
      _ = try pack("pack", ["--patient", "A", "--patient", "B", "--reason", "visit"], place)
      let tree = try Command.tree(place.output)
      let log = try #require(tree.first { $0.hasSuffix("access.jsonl") })
      let lines = try String(contentsOfFile: "\(place.output)/\(log)", encoding: .utf8)
        .split(separator: "\n")
      #expect(lines.count == 3)
      #expect(lines.allSatisfy { $0.contains(#""format":"pack""#) && $0.contains("visit") })
      #expect(lines.count { $0.contains(#""patient":"#) } == 2)
    }
  }
}
