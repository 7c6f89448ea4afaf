import ComplianceReport
import Monitoring
import Testing

/// The earlier report is read beside the scan, not before it.
@Suite struct ChangesMemoryTests {
  private static let patients = (0..<3000).map { ChangesNights.patient(.missed, id: Int64($0)) }

  @Test func `No more of the earlier report is read than the patients so far need`() throws {
    let directory = FilesReport.directory(sites: 1)
    let bytes = try #require(
      try FilesReport(Self.patients, isFull: false).files["reported-gaps.csv"])
    let give = FilesReport.chunks(of: bytes, size: 1000)
    var taken = 0
    let header = ReportHeader(
      program: FilesProgram.value, programSHA256: "9f86d081", asOf: FilesProgram.asOf, knownAt: nil,
      softwareVersion: "1.0.0", isSynthetic: true)
    var writer = try ReportWriter(
      header, isFull: false,
      earlierGaps: {
        let chunk = give()
        taken += chunk.count
        return chunk
      }, to: FilesMemory().sink)
    for (place, patient) in Self.patients.enumerated() {
      try writer.add(patient.record, patient.judgement, [], directory)
      #expect(taken < 3000 + (place + 2) * bytes.count / Self.patients.count)
    }
    try writer.finish(ReadCounts(), directory)
    #expect(taken == bytes.count)
    #expect(writer.changes.stillOpen == Self.patients.count)
  }

  @Test func `Two runs with the same earlier report are the same in every file`() throws {
    let first = try FilesClinic.report()
    let second = try (0..<2).map { _ in
      try FilesReport(
        FilesClinic.patients.reversed().sorted {
          ($0.record.identity.id ?? 0) < ($1.record.identity.id ?? 0)
        }, directory: FilesReport.directory(sites: FilesClinic.sites), earlier: first)
    }
    #expect(second[0].files == second[1].files)
    #expect(second[0].changes.stillOpen > 100)
  }

  @Test func `The same gaps leave the same memory, night after night`() throws {
    let first = try FilesClinic.report()
    let again = try FilesReport(
      FilesClinic.patients, directory: FilesReport.directory(sites: FilesClinic.sites),
      earlier: first)
    #expect(again.files["reported-gaps.csv"] == first.files["reported-gaps.csv"])
    #expect(try again.rows("changes.csv") == [])
  }
}
