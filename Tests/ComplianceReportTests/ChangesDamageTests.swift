import ComplianceReport
import Crypto
import Monitoring
import Testing

/// An earlier report's file that is not whole is refused, never half compared.
@Suite struct ChangesDamageTests {
  private static let header = """
    \u{FEFF}patient_id,obligation_id,requirement,due_on,status,since_on,first_reported_on,site_id,\
    site_folder,state,priority,severity,how,resolved_on\r\n
    """
  private static let row = """
    1,2fa7f9ddfe2d8805,monthly,2026-10-13,missed,2026-11-22,2026-11-22,S-0,site-09df6fc921f6,\
    missed,1,required,,\r\n
    """

  /// A file with the rows and an end that fits them.
  private static func file(_ rows: [String]) -> [UInt8] {
    let text = Array((header + rows.joined()).utf8)
    let digest = SHA256.hash(data: text).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return text
      + Array("end,\(rows.count),\(digest.joined())\(String(repeating: ",", count: 11))\r\n".utf8)
  }

  private static func error(_ bytes: [UInt8], chunk: Int = 7) -> EarlierReportError? {
    do {
      try ReportedGapReader.check(FilesReport.chunks(of: bytes, size: chunk))
      return nil
    } catch {
      return error as? EarlierReportError
    }
  }

  private static func edited(_ old: String, _ new: String) -> String {
    row.split(separator: ",", omittingEmptySubsequences: false)
      .map { $0 == old ? new : String($0) }.joined(separator: ",")
  }

  @Test func `The file of a report is read back, however its bytes are handed over`() throws {
    let report = try FilesClinic.report()
    let bytes = try #require(report.files["reported-gaps.csv"])
    for size in [1, 2, 3, 64, 1 << 20] { #expect(Self.error(bytes, chunk: size) == nil) }
    let first = try FilesReport([ChangesNights.patient(.missed)])
    #expect(first.files["reported-gaps.csv"] == Self.file([Self.row]))
  }

  @Test func `A file that is cut off anywhere is refused by the reader and by a report`() throws {
    let patients = [ChangesNights.patient(.missed), ChangesNights.patient(.overdue, id: 2)]
    let first = try FilesReport(patients)
    let bytes = try #require(first.files["reported-gaps.csv"])
    for count in bytes.indices {
      #expect(Self.error(Array(bytes[..<count])) != nil, "\(count) bytes")
    }
    var cut = first
    for count in stride(from: 0, to: bytes.count, by: 11) {
      cut.files["reported-gaps.csv"] = Array(bytes[..<count])
      #expect(throws: EarlierReportError.self, "\(count) bytes") {
        try FilesReport(patients, earlier: cut)
      }
    }
  }

  @Test func `A file with one byte altered is refused, wherever that is`() throws {
    let bytes = Self.file([Self.row])
    for place in bytes.indices {
      for flip in [1, 2, 0x80] as [UInt8] {
        var altered = bytes
        altered[place] ^= flip
        #expect(Self.error(altered) != nil, "byte \(place)")
      }
    }
  }

  @Test func `A file with a row taken out, doubled or moved is refused`() {
    let rows = (1...4).map { Self.edited("1", "\($0)") }
    #expect(Self.error(Self.file(rows)) == nil)
    #expect(Self.error(Self.file([rows[1], rows[0]])) == .notInOrder(line: 3))
    #expect(Self.error(Self.file([rows[0], rows[0]])) == .notInOrder(line: 3))
    let end = Self.file(rows).suffix(from: (Self.header + rows.joined()).utf8.count)
    #expect(
      Self.error(Array((Self.header + rows[1...].joined()).utf8) + end) == .altered(line: 5))
  }

  @Test(arguments: [
    ("1", "x"), ("1", "01"), ("1", "+1"), ("1", ""), ("2fa7f9ddfe2d8805", "2fa7"),
    ("2026-10-13", "13.10.2026"), ("2026-11-22", ""), ("missed", "open"), ("missed", "closed"),
    ("missed", "not-judged"), ("1", "7"), ("required", "wished"), ("", "waived"),
    ("\r\n", "2026-11-22\r\n"), ("\r\n", ",\r\n"), ("S-0", "\"S-0"), ("S-0", "S\"0"),
    ("S-0", "\"S\"0"), ("\r\n", "\n"), ("\r\n", "\r"),
  ])
  func `A row with a cell that we would not write is refused with its line`(
    old: String, new: String
  ) {
    // The priority is 1 as well: 7 is no id here, but no priority either.
    let error = Self.error(Self.file([Self.edited(old, new)]))
    let isFound = error == .malformed(line: 2) || error == .cutOff(line: 2)
    #expect(isFound, "\(String(describing: error))")
  }

  @Test func `Bytes behind the end and an empty file are refused`() {
    #expect(Self.error(Self.file([]) + Array("\r\n".utf8)) == .malformed(line: 3))
    #expect(Self.error([]) == .cutOff(line: 1))
    #expect(Self.error(Array("patient_id\r\n".utf8)) == .malformed(line: 1))
  }

  @Test func `Lines are counted also within a cell`() {
    let site = Self.edited("S-0", "\"S\n\n0\"")
    #expect(Self.error(Self.file([site, Self.row])) == .notInOrder(line: 5))
  }

  @Test func `What reading the file throws comes through`() {
    struct Broken: Error {}
    #expect(throws: Broken.self) { try ReportedGapReader.check { throw Broken() } }
  }

  @Test(arguments: [
    EarlierReportError.malformed(line: 3), .notInOrder(line: 3), .cutOff(line: 3),
    .altered(line: 3),
  ])
  func `An error is one sentence with the line`(_ error: EarlierReportError) {
    #expect(error.description.hasPrefix("Line 3 of an earlier report's reported-gaps.csv "))
    #expect(error.description.hasSuffix("."))
  }
}
