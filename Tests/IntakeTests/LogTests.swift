import ClinicHarness
import Feeds
import Foundation
import Intake
import PatientStore
import Testing

/// The log adds up to what was read, and a file that is refused leaves no trace but its line.
@Suite struct LogTests {
  @Test func `Records and parts are counted, each in one way`() throws {
    try ClinicHarness.withScratchFolder { folder in
      let loads = try Loads(in: folder)
      var half = Statement.result("777-3")
      half.findings = [
        PartFinding(place: Place(line: 3, part: "OBX 2"), reason: "no day", isRefusal: true),
        PartFinding(place: Place(line: 3, part: "OBX 3"), reason: "a note", isRefusal: false),
      ]
      let records: [FeedRecord] = [
        FeedRecord(place: Place(line: 1), content: .statement(.result())),
        FeedRecord(place: Place(line: 2), content: .statement(.result())),
        FeedRecord(place: Place(line: 3), content: .statement(half)),
        FeedRecord(place: Place(line: 4), content: .skipped(reason: "ADT^A01")),
        FeedRecord(place: Place(line: 5), content: .skipped(reason: "ADT^A01")),
        FeedRecord(place: Place(line: 6), content: .refused(reason: "no patient")),
      ]
      let summary = try loads.load(records: records)
      #expect(summary.records == 6)
      #expect(
        try loads.rows(of: ["import-log"]).map {
          $0.components(separatedBy: "|")[5...].joined(separator: "|")
        }.sorted() == [
          "part|duplicate||0||1", "part|loaded||0||2", "part|refused|no day|3|OBX 2|1",
          "part|skipped|a note|3|OBX 3|1", "record|duplicate||0||1", "record|loaded||0||2",
          "record|refused|no patient|6||1", "record|skipped|ADT^A01|4||2",
        ])
    }
  }

  @Test func `A file that fails on its last line is not loaded at all`() throws {
    try ClinicHarness.withScratchFolder { folder in
      let loads = try Loads(in: folder)
      let records = [FeedRecord(place: Place(line: 1), content: .statement(.result()))]
      let failure = FeedError.refused(path: "file.hl7", line: 9, reason: "it is cut off")
      #expect(throws: failure) { try loads.load(records: records, failure: failure) }
      try loads.enter(failure)
      #expect(try loads.dump() == [])
      #expect(
        try loads.value("SELECT unit || outcome || reason || line FROM \"import-log\"")
          == "filerefusedit is cut off9")
    }
  }

  @Test func `Codes are counted as they are stored`() throws {
    try ClinicHarness.withScratchFolder { folder in
      let loads = try Loads(in: folder)
      let summary = try loads.load([.result(), .result("7^Lab"), .result("7^Lab", of: "2")])
      let unknown = summary.codes.mostFrequent { $0 != "2160-0" }
      #expect(unknown.map(\.code) == ["7^Lab"] && unknown.map(\.count) == [2])
    }
  }
}
