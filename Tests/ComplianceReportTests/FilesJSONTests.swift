import Foundation
import Monitoring
import Testing

/// `report.json`: readable by any program, and in agreement with the lists.
@Suite struct FilesJSONTests {
  private static func root(_ report: FilesReport) throws -> [String: Any] {
    let data = Data(try report.text("report.json").utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func counts(_ value: Any?) throws -> [String: Int] {
    try #require(value as? [String: Int])
  }

  @Test func `It is JSON with the fields of its version, without a byte order mark`() throws {
    let report = try FilesClinic.report()
    #expect(report.files["report.json"]?.first == UInt8(ascii: "{"))
    let root = try Self.root(report)
    #expect(root["schema_version"] as? Int == 2)
    #expect(root["as_of"] as? String == "2026-11-22")
    #expect(root["known_at"] == nil)
    #expect(root["is_synthetic"] as? Bool == true)
    let program = try #require(root["program"] as? [String: String])
    #expect(program == ["id": "small", "version": "1", "sha256": "9f86d081"])
  }

  @Test func `The keys of every object are in the order of their bytes`() throws {
    var open: [[String]] = [[]]
    var objects = 0
    for line in try FilesClinic.report().text("report.json").split(separator: "\n") {
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
      if parts.count > 2, parts[2].hasPrefix(" : ") {
        open[open.count - 1].append(String(parts[1]))
      }
      if line.hasSuffix("{") || line.hasSuffix("[") { open.append([]) }
      if let first = line.first(where: { $0 != " " }), "}]".contains(first) {
        let keys = open.removeLast()
        #expect(keys == keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        objects += 1
      }
    }
    #expect(objects > 10)
  }

  @Test func `The classes of patients add up to the patients that were read`() throws {
    let report = try FilesClinic.report()
    let root = try Self.root(report)
    let classes = try counts(root["patients"])
    #expect(Set(classes.keys) == Set(PatientStatus.allCases.map(\.rawValue)))
    let rows = try report.rows("patients.csv")
    #expect(classes.values.reduce(0, +) == FilesClinic.patients.count)
    #expect(try counts(root["read"])["patients"] == FilesClinic.patients.count)
    for (status, count) in classes {
      #expect(rows.count { $0["status"] == status } == count, "\(status)")
    }
    let reasons = try counts(root["not_evaluated"])
    #expect(reasons.values.reduce(0, +) == classes["not-evaluated"])
    let sites = try #require(root["sites"] as? [[String: Any]])
    #expect(sites.compactMap { $0["patients"] as? Int }.reduce(0, +) == rows.count)
  }

  @Test func `The numbers of work are the numbers of rows in the lists`() throws {
    let report = try FilesClinic.report()
    let work = try #require(try Self.root(report)["work"] as? [String: Any])
    let missed = try report.rows("missed-tests.csv")
    let lost = missed.filter { $0["standing"] == "lost-to-follow-up" }
    for (priority, count) in try counts(work["unmet_by_priority"]) {
      let rows = missed.count { $0["priority"] == priority && !lost.contains($0) }
      #expect(rows == count, "\(priority)")
    }
    #expect(!lost.isEmpty)
    #expect(work["unmet_of_lost"] as? Int == lost.count)
    #expect(work["due_soon"] as? Int == (try report.rows("due-soon.csv").count))
    #expect(work["waived"] as? Int == (try report.rows("waived.csv").count))
  }

  @Test func `The counts of requirements are the obligations of the full list`() throws {
    let report = try FilesClinic.report()
    let groups = try #require(try Self.root(report)["requirements"] as? [[String: Any]])
    let rows = try report.rows("obligations.csv")
    #expect(groups.map { $0["id"] as? String } == FilesProgram.value.requirements.map(\.id))
    for group in groups {
      let counts = try counts(group["counts"])
      let own = rows.filter { $0["requirement"] == group["id"] as? String }
      for state in ["overdue", "missed", "waived", "cancelled", "due"] {
        #expect(counts[state] == own.count { $0["state"] == state }, "\(state)")
      }
      let met = own.filter { ["done", "done-late"].contains($0["state"]) }
      let isAhead = { (row: [String: String]) in (row["due_on"] ?? "") > "2026-11-22" }
      #expect(counts["done_ahead"] == met.count(where: isAhead))
      let onTime = met.filter { $0["state"] == "done" && !isAhead($0) }
      #expect(counts["done"] == onTime.count)
    }
  }

  @Test func `What is owed is the sum of its parts, in all and over requirements and sites`() throws
  {
    let root = try Self.root(try FilesClinic.report())
    let all = try counts(root["required"])
    func sum(_ key: String, isRequired: Bool) throws -> [String: Int] {
      let groups = try #require(root[key] as? [[String: Any]])
      return try groups.filter { !isRequired || $0["severity"] as? String == "required" }
        .reduce(into: [:]) { $0.merge(try counts($1["counts"]), uniquingKeysWith: +) }
    }
    #expect(try sum("requirements", isRequired: true) == all)
    #expect(try sum("sites", isRequired: false) == all)
    let parts = ["done", "done_late", "overdue", "missed"].compactMap { all[$0] }
    #expect(parts.count == 4)
    #expect(all["owed"] == parts.reduce(0, +))
  }

  @Test func `Problems of data are the findings of data-quality csv`() throws {
    let report = try FilesClinic.report()
    let problems = try #require(try Self.root(report)["data_quality"] as? [[String: Any]])
    var rows: [String: Int] = [:]
    for row in try report.rows("data-quality.csv") {
      rows["\(row["table"] ?? "") \(row["problem"] ?? "")", default: 0] +=
        Int(row["rows"] ?? "") ?? 0
    }
    #expect(problems.count == 2)
    for problem in problems {
      let name = "\(problem["table"] ?? "") \(problem["problem"] ?? "")"
      #expect(problem["rows"] as? Int == rows[name], "\(name)")
    }
  }
}
