import CommandHarness
import Foundation
import Testing

/// Records that turn out to be of one patient, by message and by file.
@Suite struct MergeImportTests {
  private static func result(_ number: String, _ code: String) -> String {
    """
    MSH|^~\\&|LAB|NORTH|EHR|NORTH|20250302120000||ORU^R01|\(number)\(code)|P|2.5\r\
    PID|1||\(number)^^^NORTH^MR||Roe^Ann||19770605|F\r\
    OBR|1|P1|F\(number)\(code)|24323-8^CMP^LN|||20250301080000|||||||||||||||||F\r\
    OBX|1|NM|\(code)^Test^LN||5.1|U/L|||||F|||20250301080000\r
    """
  }

  private static let merge = """
    MSH|^~\\&|ADT|NORTH|EHR|NORTH|20250401120000||ADT^A40|m|P|2.5\r\
    EVN|A40|20250401120000\r\
    PID|1||200^^^NORTH^MR||Roe^Ann||19770605|F\r\
    MRG|100^^^NORTH^MR\r
    """

  @Test(arguments: ["before", "between", "after"])
  func `A merge message joins the results of both numbers, whenever it comes`(
    _ time: String
  ) throws {
    try ImportedClinic.with { clinic in
      let results = [Self.result("100", "1742-6"), Self.result("200", "1920-8")]
      let messages =
        switch time {
        case "before": [Self.merge] + results
        case "between": [results[0], Self.merge, results[1]]
        default: results + [Self.merge]
        }
      for (place, message) in messages.enumerated() {
        try clinic.load([try clinic.file("\(place).hl7", message)])
      }
      #expect(try clinic.rows("SELECT mrn FROM patient") == ["200"])
      #expect(
        try clinic.rows(
          "SELECT code FROM observation NATURAL JOIN patient WHERE code LIKE '1%' ORDER BY code")
          == ["1742-6", "1920-8"])
    }
  }

  @Test func `A merge file joins as a message does`() throws {
    try ImportedClinic.with { clinic in
      try clinic.load([
        try clinic.file("a.hl7", Self.result("100", "1742-6") + Self.result("200", "1920-8")),
        try clinic.file("merge.csv", "prior_mrn,surviving_mrn\n100,200\n"),
      ])
      #expect(try clinic.rows("SELECT mrn FROM patient") == ["200"])
      #expect(try clinic.rows("SELECT count(DISTINCT patient_id) FROM observation") == ["1"])
    }
  }

  @Test func `A number that belongs to somebody born on another day is refused for review`() throws
  {
    try ImportedClinic.with { clinic in
      let other = Self.result("100", "1920-8").replacingOccurrences(
        of: "19770605", with: "19700605")
      try clinic.load([try clinic.file("a.hl7", Self.result("100", "1742-6"))])
      let said = try clinic.load([try clinic.file("b.hl7", other)], code: 3)
      #expect(said.errors.contains("another birth date"))
      #expect(try clinic.rows("SELECT count(*) FROM observation WHERE code = '1920-8'") == ["0"])
    }
  }
}
