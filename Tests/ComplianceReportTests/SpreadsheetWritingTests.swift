import Foundation
import Monitoring
import Testing

@testable import ComplianceReport

/// Many rows, and disks that fail.
@Suite struct SpreadsheetWritingTests {
  private static func header() -> ReportHeader {
    ReportHeader(
      program: FilesProgram.value, programSHA256: "9f86d081", asOf: FilesProgram.asOf,
      knownAt: nil, softwareVersion: "1.0.0", isSynthetic: true)
  }

  /// A row of the list whose record number is `mrn`.
  private static func fields(_ mrn: String) -> [UInt8] {
    var fields = FieldWriter()
    for column in WorkListRow.columns { fields.add(column.name == "mrn" ? mrn : "") }
    return fields.bytes
  }

  private static func write(_ mrns: [String], rowLimit: Int, _ sink: ReportSink) throws {
    var book = try WorkWorkbook(
      "missed-tests.xlsx", site: "All sites", header(), sink, rowLimit: rowLimit)
    for mrn in mrns { try fields(mrn).withUnsafeBufferPointer { try book.missed.add($0) } }
    try book.finish()
  }

  @Test(arguments: [0, 2, 3, 4, 7])
  func `A sheet has the first rows of a list, and says how many there are`(_ count: Int) throws {
    let memory = FilesMemory()
    let mrns = (0..<count).map { "00\($0)" }
    try Self.write(mrns, rowLimit: 3, memory.sink)
    let sheets = try SpreadsheetTool.cells(memory.files["missed-tests.xlsx"] ?? [])
    #expect(Set(sheets.keys) == ["Missed tests", "Due soon", "Explanations"])
    let found = (sheets["Missed tests"] ?? []).dropFirst().map { $0[6]?.value }
    #expect(found == Array(mrns.prefix(3)))
    let explained = (sheets["Explanations"] ?? []).first { $0[0]?.value == "Rows in Missed tests" }
    #expect(explained?[1]?.value == "\(min(3, count))")
    let words = "the first of \(count) in the order of work; missed-tests.csv has all"
    #expect(explained?[2]?.value == (count > 3 ? words : nil))
  }

  @Test func `Rows that do not fit in memory pass through the scratch unchanged`() throws {
    let memory = FilesMemory()
    let mrns = (0..<900).map { String(repeating: "\($0) ", count: 3000) }
    try Self.write(mrns, rowLimit: WorkSheet.rowLimit, memory.sink)
    #expect(memory.appends > 2)
    let sheets = try SpreadsheetTool.cells(memory.files["missed-tests.xlsx"] ?? [])
    #expect((sheets["Missed tests"] ?? []).dropFirst().map { $0[6]?.value } == mrns)
  }

  @Test(arguments: FilesMemory.Failure.Step.allCases)
  func `A step that fails while a large spreadsheet is made ends it with its error`(
    _ step: FilesMemory.Failure.Step
  ) throws {
    let failure = FilesMemory.Failure(step: step, path: nil)
    let memory = FilesMemory(failing: failure)
    let mrns = (0..<900).map { String(repeating: "\($0) ", count: 3000) }
    #expect(throws: failure) {
      try Self.write(mrns, rowLimit: WorkSheet.rowLimit, memory.sink)
    }
    #expect(memory.files["missed-tests.xlsx"] ?? [] == [] || step == .finish)
  }

  /// The library says on stderr what fails, and would be heard by whoever reads the job's mail.
  @Test func `A disk that is full for the file itself ends it, and the library says nothing`() async
  {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardErrorContent]
    ) {
      let memory = FilesMemory()
      var sink = memory.sink
      sink.makeScratchFile = { ReportScratchFile(path: "/dev/full") { _, _ in [] } }
      #expect(throws: SpreadsheetError.notWritten(detail: "No space left on device")) {
        try SpreadsheetWritingTests.write(
          (0..<2000).map { "\($0 &* 2_654_435_761)" }, rowLimit: 9999, sink)
      }
      #expect(memory.files.isEmpty)
      sink.makeScratchFile = { ReportScratchFile(path: "/no/such/folder/x") { _, _ in [] } }
      #expect(throws: SpreadsheetError.notWritten(detail: "No such file or directory")) {
        try SpreadsheetWritingTests.write([], rowLimit: 9999, sink)
      }
    }
    let errors = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(!errors.contains("ERROR"), "\(errors)")
  }
}
