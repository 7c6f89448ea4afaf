import Delivery
import Foundation
import Monitoring
import Testing

/// What is written down of a run, and when two runs are one report.
@Suite struct ManifestTests {
  @Test func `A manifest is read back as it was written, with the run's id and files`() throws {
    let folder = try TemporaryFolder()
    let entry = try SampleRun.publish(day: 3, in: folder.path)
    let read = try Manifest.read("\(folder.path)/runs/\(entry.run)")
    var expected = try SampleRun.manifest(day: 3)
    expected.runId = SampleRun.id(day: 3)
    expected.seconds = ["read": 0.123]
    expected.files = read.files
    #expect(read == expected)
    #expect(read.files.keys.sorted() == ["index.html", "sites/site-1/missed-tests.csv"])
  }

  @Test func `Its keys are in snake case`() throws {
    let folder = try TemporaryFolder()
    try SampleRun.publish(day: 3, in: folder.path)
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/latest/manifest.json"))
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(
      object.keys.sorted() == [
        "as_of", "changes", "database", "files", "finished_at", "host", "infusions", "is_full",
        "is_synthetic", "judged", "newest_record", "observations", "others", "patients", "program",
        "run_id", "seconds", "snapshot_at", "software_version", "started_at", "work",
      ])
    #expect(object["as_of"] as? String == "2026-11-03")
    let files = object["files"] as? [String: [String: Any]]
    #expect(files?["index.html"]?.keys.sorted() == ["bytes", "sha256"])
  }

  @Test(arguments: ["", "{}", "{\"run_id\":", "\u{0}"])
  func `What is no manifest is refused`(_ text: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "manifest.json")
    #expect(throws: DeliveryError.manifestDamaged(path: "\(folder.path)/manifest.json")) {
      _ = try Manifest.read(folder.path)
    }
  }

  private func withFiles(_ change: (inout Manifest) -> Void = { _ in }) throws -> Manifest {
    var manifest = try SampleRun.manifest(day: 3)
    for (path, hash) in [
      ("index.html", "1"), ("patients.csv", "2"), ("sites/a-1/index.html", "3"),
      ("sites/a-1/due-soon.csv", "4"), ("sites.json", "5"),
    ] { manifest.files[path] = FileSummary(size: 1, sha256: hash) }
    change(&manifest)
    return manifest
  }

  @Test func `The same question with the same answer is the same report`() throws {
    let later = try withFiles {
      $0.runId = "other"
      $0.finishedAt = Instant(seconds: 5)
      $0.snapshotAt = Instant(seconds: 5)
      $0.host = "elsewhere"
      $0.seconds = ["read": 5]
      $0.comparedWith = "x"
      $0.changes = [:]
      $0.files["index.html"]?.sha256 = "other"
      $0.files["sites.json"]?.sha256 = "other"
      $0.files["sites/a-1/index.html"]?.sha256 = "other"
    }
    #expect(later.isSameReport(as: try withFiles()))
    #expect(try withFiles().isSameReport(as: later))
  }

  private static let differences: [@Sendable (inout Manifest) -> Void] = [
    { $0.asOf = .first }, { $0.knownAt = Instant(seconds: 1) }, { $0.program.sha256 = "cd" },
    { $0.program.version = "2" }, { $0.softwareVersion = "9" }, { $0.patients += 1 },
    { $0.infusions += 1 }, { $0.observations += 1 }, { $0.others += 1 },
    { $0.newestRecord = nil }, { $0.database.fingerprint = "g" }, { $0.isFull.toggle() },
    { $0.isSynthetic.toggle() }, { $0.files["patients.csv"]?.sha256 = "x" },
    { $0.files["sites/a-1/due-soon.csv"]?.size = 9 },
    { $0.files["changes.csv"] = $0.files["index.html"] },
    { $0.files["index.html"] = nil },
  ]

  @Test(arguments: differences.indices)
  func `Another question or another answer is another report`(_ index: Int) throws {
    let other = try withFiles(Self.differences[index])
    #expect(!other.isSameReport(as: try withFiles()))
    #expect(try !withFiles().isSameReport(as: other))
  }
}
