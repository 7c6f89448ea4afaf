import Foundation
import Testing

/// The demonstration: a whole run on an invented clinic, whose files must agree with each other.
@Suite struct DemoTests {
  /// A demonstration that several tests look at.
  private static let demo = Result { try Demonstration() }

  @Test func `Two demonstrations give the same bytes but for the manifest`() throws {
    let first = try Self.demo.get().report
    let second = try Demonstration().report
    #expect(first.count > 10)
    #expect(first.keys.sorted() == second.keys.sorted())
    for (file, bytes) in first { #expect(second[file] == bytes, "\(file) differs") }
  }

  @Test func `Time zone and locale change nothing`() throws {
    try Command.withFolder { folder in
      let first = try Self.demo.get()
      let places = [
        ["TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"],
        ["TZ": "America/Los_Angeles", "LC_ALL": "C", "LANG": "C"],
      ]
      let reports = try places.enumerated().map { number, place in
        let output = "\(folder)/out-\(number)"
        let outcome = try Command.run(
          [
            "run", "--database", first.folder + "/patients.db", "--as-of", "2026-06-30",
            "--known-at", "2026-06-29", "--full", "--output", output,
          ], environment: place)
        #expect([0, 3].contains(outcome.code))
        return try Command.report(output)
      }
      #expect(reports[0].count > 10)
      #expect(reports[0] == reports[1])
    }
  }

  @Test func `Files and folders are private, and no text of the data is in a path`() throws {
    let demo = try Self.demo.get()
    let tree = try Command.tree(demo.run)
    for path in tree + [""] {
      let attributes = try FileManager.default.attributesOfItem(atPath: demo.run + "/" + path)
      let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
      #expect(attributes[.posixPermissions] as? Int == (isFolder ? 0o700 : 0o600), "\(path)")
    }
    let safe = try Regex("[a-z0-9-]+(/[a-z0-9-]+)*(\\.(csv|html|json|xlsx))?")
    for path in tree { #expect(try safe.wholeMatch(in: path) != nil, "\(path)") }
    let sites = Set(try demo.csv("patients.csv").column("site_id")).subtracting([""])
    for site in sites { #expect(!tree.joined().contains(site.lowercased())) }
  }

  @Test func `The link latest leads to the run, and nothing temporary is left`() throws {
    let demo = try Self.demo.get()
    let target = try FileManager.default.destinationOfSymbolicLink(
      atPath: demo.folder + "/latest")
    #expect(target.hasPrefix("runs/"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: demo.folder + "/runs").count == 1)
    let hidden = try Command.tree(demo.folder).filter { $0.contains("/.") || $0.hasPrefix(".") }
    #expect(hidden == [".remswatch-demo", ".state", ".state/lock"])
  }

  @Test func `The headers are those of the contract`() throws {
    let demo = try Self.demo.get()
    for (file, columns) in Contract.columns {
      #expect(try demo.csv(file).header.prefix(columns.count) == columns[...], "\(file)")
    }
    let work = try #require(Contract.columns["missed-tests.csv"])
    #expect(try demo.csv("missed-tests.csv").header == work + ["why"])
  }

  @Test func `Every patient of the database is in the report once`() throws {
    let demo = try Self.demo.get()
    let ids = try demo.csv("patients.csv").column("patient_id")
    #expect(ids.count == Demonstration.patients)
    #expect(Set(ids).count == ids.count)
    let json =
      try JSONSerialization.jsonObject(
        with: try #require(demo.report["report.json"])) as? [String: Any]
    let statuses = try #require(json?["patients"] as? [String: Int])
    #expect(statuses.values.reduce(0, +) == Demonstration.patients)
    let listed = Dictionary(
      grouping: try demo.csv("patients.csv").column("status"), by: { $0 }
    ).mapValues(\.count)
    #expect(statuses.filter { $0.value > 0 } == listed)
  }

  @Test func `The missed tests are the unmet obligations of those under surveillance`() throws {
    let demo = try Self.demo.get()
    var anchors: [String: String] = [:]
    for patient in try demo.csv("patients.csv").records
    where ["gap", "due", "up-to-date"].contains(patient["status"]) {
      anchors[patient["patient_id"] ?? ""] = patient["anchor_on"]
    }
    let unmet = try demo.csv("obligations.csv").records.filter { row in
      guard let anchor = anchors[row["patient_id"] ?? ""] else { return false }
      // Days of the current episode: written as they are, days sort as texts.
      return ["missed", "overdue"].contains(row["state"]) && (row["due_on"] ?? "") >= anchor
    }
    let missed = try demo.csv("missed-tests.csv").column("obligation_id")
    #expect(missed.count > 100)
    #expect(Set(missed).count == missed.count)
    #expect(Set(missed) == Set(unmet.compactMap { $0["obligation_id"] }))
  }

  @Test(arguments: ["missed-tests.csv", "due-soon.csv"])
  func `The lists of the sites together are the list of all, each with its own rows`(
    _ name: String
  ) throws {
    let demo = try Self.demo.get()
    let all = try demo.csv(name)
    let sites = try Command.tree(demo.run).filter {
      $0.hasPrefix("sites/") && $0.hasSuffix("/" + name)
    }
    #expect(sites.count > 5)
    var together: [[String]] = []
    for file in sites {
      let list = try demo.csv(file)
      let ids = Set(try list.column("site_id"))
      #expect(ids.count <= 1, "\(file)")
      if let id = ids.first {
        let place = try #require(all.header.firstIndex(of: "site_id"))
        #expect(list.rows == all.rows.filter { $0[place] == id }, "\(file)")
      }
      together += list.rows
    }
    #expect(together.count == all.rows.count)
    #expect(Set(together) == Set(all.rows))
  }

  @Test func `The work list is ordered by priority, then by days past due`() throws {
    let rows = try Self.demo.get().csv("missed-tests.csv").records.map { row in
      (
        Int(row["priority"] ?? "") ?? 0, -(Int(row["days_overdue"] ?? "") ?? 0),
        -(Int(row["consecutive_missed"] ?? "") ?? 0)
      )
    }
    #expect(zip(rows, rows.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test func `The manifest has the hash and size of every other file`() throws {
    let demo = try Self.demo.get()
    let manifest = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(fileURLWithPath: demo.run + "/manifest.json")))
    let files = (manifest as? [String: Any])?["files"] as? [String: [String: Any]]
    #expect(files?.mapValues { $0["bytes"] as? Int } == demo.report.mapValues { $0.count })
  }
}
