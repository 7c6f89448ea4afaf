import Foundation
import Monitoring
import Testing

@testable import ComplianceReport

/// The gaps of `report.json`: the work lists and what left them, in our words and in HL7's.
@Suite struct FilesGapsJSONTests {
  private static func gaps(_ report: FilesReport) throws -> [[String: Any]] {
    let root = try JSONSerialization.jsonObject(with: Data(try report.text("report.json").utf8))
    return try #require((root as? [String: Any])?["gaps"] as? [[String: Any]])
  }

  /// A cell as the CSV files print it.
  private static func cell(_ value: Any?) -> String? {
    switch value {
    case is NSNull: ""
    case let text as String: text
    case let number as Int: String(number)
    default: nil
    }
  }

  @Test func `They are the rows of the work lists in the order of work, field by field`() throws {
    let report = try FilesClinic.report()
    let gaps = try Self.gaps(report)
    let missed = try report.rows("missed-tests.csv")
    let dueSoon = try report.rows("due-soon.csv")
    #expect(missed.count > 50 && dueSoon.count > 5)
    #expect(gaps.count == missed.count + dueSoon.count)
    for (state, rows) in [("open-gap", missed), ("prospective-gap", dueSoon)] {
      let own = gaps.filter { $0["gap_status"] as? String == state }
      #expect(own.count == rows.count, "\(state)")
      for (gap, row) in zip(own, rows) {
        #expect(Set(gap.keys) == Set(row.keys).union(["gap_status"]))
        // The CSV file disarms what a spreadsheet would run.
        for (column, text) in row {
          let raw = text.hasPrefix("'") ? String(text.dropFirst()) : text
          #expect(Self.cell(gap[column]) == raw, "\(column)")
        }
      }
    }
  }

  @Test func `Counts are numbers, ids are texts, and what there is none of is null`() throws {
    var patient = FilesPatient(.min, mrn: "0012")
    patient.owe(FilesProgram.monthly, daysAgo: 40, .missed, inARow: 2)
    let gap = try #require(try Self.gaps(try FilesReport([patient])).first)
    #expect(gap["priority"] as? Int == 1)
    #expect(gap["days_overdue"] as? Int == 40)
    #expect(gap["consecutive_missed"] as? Int == 2)
    #expect(gap["patient_id"] as? String == "-9223372036854775808")
    #expect(gap["mrn"] as? String == "0012")
    #expect(gap["attempt_on"] is NSNull)
    #expect(gap["days_since_last"] is NSNull)
  }

  @Test func `Any text of the database survives`() throws {
    let controls = String(String.UnicodeScalarView((0..<0x20).compactMap(Unicode.Scalar.init)))
    let end = "\n  \"gaps\" : \"(gaps)\""
    // Foundation's reader drops a byte order mark at the beginning of a text.
    let harmless = FilesCSVTests.harmless.filter { !$0.hasPrefix("\u{FEFF}") }
    for text in FilesCSVTests.formulas + harmless + ["a\\b\"c", controls, end] {
      let gaps = try Self.gaps(try FilesHostileText.report(text))
      #expect(gaps.count == 2)
      for column in ["mrn", "family_name", "given_name", "site", "site_id", "prescriber"] {
        let found = gaps.first?[column] as? String ?? ""
        #expect(isSameText(found, text), "\(column): \(text.debugDescription)")
      }
    }
  }

  @Test(arguments: [
    (ObligationState.done, PatientStatus.gap, "closed-gap done-on-time"),
    (.doneLate, .gap, "closed-gap done-late"),
    (.waived, .gap, "not-applicable waived"),
    (.cancelled, .deceased, "not-applicable cancelled"),
    (.upcoming, .gap, "prospective-gap not-due-yet"),
    (.missed, .completed, "not-applicable completed"),
    (.missed, .transferredOut, "not-applicable transferred-out"),
    (.missed, .notEvaluated, "open-gap not-evaluated"),
    (.missed, .gap, "open-gap nil"),
  ])
  func `A gap of the last report has HL7's word for what became of it`(
    _ state: ObligationState, _ status: PatientStatus, _ words: String
  ) throws {
    let reports = try ChangesNights.reports([
      [ChangesNights.patient(.missed)], [ChangesNights.patient(state, status: status)],
    ])
    let gaps = try Self.gaps(reports[1])
    let found = gaps.map { "\($0["gap_status"] ?? "?") \($0["how"] ?? "nil")" }
    #expect(found == [words])
    #expect(gaps.map { Self.cell($0["obligation_id"]) } == (try Self.ids(reports[0])))
  }

  private static func ids(_ report: FilesReport) throws -> [String] {
    try report.rows("missed-tests.csv").map { $0["obligation_id"] ?? "?" }
  }

  @Test func `Every word of HL7's value set is used, and no other`() {
    let words = DEQMGapStatus.allCases.map(\.rawValue).sorted()
    #expect(words == ["closed-gap", "not-applicable", "open-gap", "prospective-gap"])
    let ofResolutions = Set(Resolution.allCases.map { DEQMGapStatus($0) })
    #expect(ofResolutions == [.closedGap, .notApplicable, .prospectiveGap])
  }

  @Test func `Gaps are handed on as they come, and never all at once`() throws {
    var writes: [Int] = []
    let memory = FilesMemory()
    var sink = memory.sink
    sink.create = { path in
      let file = try memory.sink.create(path)
      guard path == "report.json" else { return file }
      return ReportFile(
        write: {
          writes.append($0.count)
          try file.write($0)
        }, finish: file.finish)
    }
    var patient = FilesPatient(1)
    for days in 1...2000 { patient.owe(FilesProgram.monthly, daysAgo: days, .missed) }
    try Self.write([patient], to: sink)
    #expect(writes.count > 20)
    #expect(writes.allSatisfy { $0 < 80_000 })
  }

  private static func write(_ patients: [FilesPatient], to sink: ReportSink) throws {
    let header = ReportHeader(
      program: FilesProgram.value, programSHA256: "9f86d081", asOf: FilesProgram.asOf,
      knownAt: nil, softwareVersion: "1.0.0", isSynthetic: true)
    var writer = try ReportWriter(header, isFull: false, earlierGaps: nil, to: sink)
    let directory = FilesReport.directory(sites: 1)
    for patient in patients {
      try writer.add(patient.record, patient.judgement, patient.findings, directory)
    }
    try writer.finish(ReadCounts(), directory)
  }
}
