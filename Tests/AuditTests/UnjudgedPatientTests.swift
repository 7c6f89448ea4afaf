import CommandHarness
import Foundation
import Testing

/// A patient who could not be judged may owe anything: no answer may pass them over.
@Suite struct UnjudgedPatientTests {
  private static func withUnjudged(_ body: (ExplainedClinic) throws -> Void) throws {
    try ExplainedClinic.with { clinic in
      try clinic.sql("UPDATE patient SET birth_date = '1969-99-99' WHERE mrn = 'pending';")
      try body(clinic)
    }
  }

  @Test(arguments: ["text", "json", "html"], [[], ["--requirement", "cbc-monthly"], ["--full"]])
  func `An audit of several patients names them and ends with 3`(format: String, words: [String])
    throws
  {
    try Self.withUnjudged { clinic in
      let answer = try clinic.audit(["--format", format] + words)
      #expect(answer.code == 3, "\(answer.errors)")
      #expect(answer.output.contains("pending"))
    }
  }

  @Test func `A birth date that cannot be read is not called one that was not recorded`() throws {
    try Self.withUnjudged { clinic in
      let text = try clinic.audit("--patient", "pending").output
      #expect(text.contains("birth date not readable"))
      let page = try clinic.audit("--patient", "pending", "--format", "html").output
      #expect(page.contains("<dt>Born</dt><dd>not readable</dd>"))
    }
  }

  @Test func `An audit of their site names them, and one of another site does not`() throws {
    try Self.withUnjudged { clinic in
      #expect(try clinic.audit("--site", "S1").output.contains("MRN pending"))
      try clinic.sql(
        "INSERT INTO site SELECT 'S9', 'Elsewhere', time_zone, NULL, NULL FROM site LIMIT 1;")
      let other = try clinic.audit("--site", "S9")
      #expect(other.code == 0 && !other.output.contains("MRN pending"), "\(other.errors)")
    }
  }

  @Test func `A table of obligations has no row of them, and it is said`() throws {
    try Self.withUnjudged { clinic in
      let answer = try clinic.audit("--format", "csv")
      #expect(answer.code == 3)
      #expect(answer.errors.contains("1 could not be judged"))
      #expect(!answer.errors.contains("pending"))
    }
  }

  @Test func `An id of an obligation they would have is not said to be wrong alone`() throws {
    try ExplainedClinic.with { clinic in
      let id = try #require(try clinic.rows("--patient", "pending")[0]["obligation_id"])
      #expect(try clinic.audit("--obligation", id).code == 0)
      try clinic.sql("UPDATE patient SET birth_date = '1969-99-99' WHERE mrn = 'pending';")
      let answer = try clinic.audit("--obligation", id)
      #expect(answer.code == 66)
      #expect(answer.errors.contains("cannot be judged"))
      #expect(try clinic.audit("--obligation", "").code == 64)
    }
  }

  @Test func `Whom an obligation's id led to is entered, and how the answer was written`() throws {
    try ExplainedClinic.with { clinic in
      let id = try #require(try clinic.rows("--patient", "pending")[0]["obligation_id"])
      #expect(try clinic.audit("--obligation", id, "--explain").code == 0)
      #expect(try clinic.audit("--what-if", "grace-days=3").code == 0)
      let path = clinic.output + "/.state/access.jsonl"
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
        try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
      }
      try #require(lines.count == 3)
      #expect(lines[1]["patient"] as? String == lines[0]["patient"] as? String)
      #expect(lines[1]["format"] as? String == "explained text")
      #expect(lines[2]["format"] as? String == "what-if grace-days=3 text")
      #expect(lines[2]["patient"] == nil)
    }
  }
}
