import CommandHarness
import Foundation
import Testing

/// `remswatch import` as an operator meets it: what it says, what it refuses, what it leaves.
@Suite struct ImportCommandTests {
  private static let message = """
    MSH|^~\\&|LAB|NORTH|EHR|NORTH|20250302120000||ORU^R01|1|P|2.5\r\
    PID|1||000123^^^NORTH^MR||Canaryfamily^Canarygiven||19770605|F\r\
    OBR|1|P1|F1|57021-8^CBC^LN|||20250301080000\r\
    OBX|1|NM|6690-2^Leukocytes^LN||5.1|10*9/L|||||F|||20250301080000\r\
    OBX|2|NM|LEUK7^Leukocytes^LAB||5.1|10*9/L|||||F|||20250301080000\r
    """

  @Test func `A first import makes the database, says so, and lists the codes nobody knows`() throws
  {
    try ImportedClinic.with { clinic in
      let said = try clinic.load([try clinic.file("a.hl7", Self.message)])
      #expect(said.errors.contains("a new one was made"))
      #expect(said.output.contains("  1 × LEUK7^LAB"))
      #expect(try clinic.rows("SELECT mrn, family_name FROM patient") == ["000123|Canaryfamily"])
      let again = try clinic.load([clinic.folder + "/a.hl7"])
      #expect(!again.errors.contains("new one"))
      #expect(again.output.contains("a.hl7  hl7     1        0       1          0        0"))
    }
  }

  @Test func `Nothing about a patient is in what it says, whatever goes wrong`() throws {
    try ImportedClinic.with { clinic in
      let other = Self.message.replacingOccurrences(of: "19770605", with: "19770606")
      let cut = "\u{0B}" + Self.message
      try clinic.load([try clinic.file("a.hl7", Self.message)])
      for (name, text, code) in [("b.hl7", other, Int32(3)), ("c.hl7", cut, 65)] {
        let report = clinic.folder + "/\(name).csv"
        let said = try clinic.load([try clinic.file(name, text), "--report", report], code: code)
        let words = try said.output + said.errors + String(contentsOfFile: report, encoding: .utf8)
        for canary in ["Canary", "000123", "1977"] { #expect(!words.contains(canary), "\(words)") }
      }
    }
  }

  @Test func `A file that fails does not keep the others back, and the code says it`() throws {
    try ImportedClinic.with { clinic in
      let broken = try clinic.file("a.ndjson", "{\"resourceType\":\"Patient\"}\n{\"resourceTy")
      let good = try clinic.file("b.hl7", Self.message)
      let report = clinic.folder + "/report.csv"
      try clinic.load([broken, good, "--report", report], code: 65)
      #expect(try clinic.rows("SELECT count(*) FROM observation") == ["2"])
      let rows = try CSVFile(report).records
      #expect(rows.first { $0["unit"] == "file" }?["outcome"] == "refused")
      #expect(
        rows.filter { $0["unit"] == "record" }.compactMap { Int($0["count"] ?? "") }.reduce(0, +)
          == 1)
    }
  }

  @Test(arguments: [
    ("missing.hl7", nil, Int32(66)), ("what.bin", "what is this", 65),
    ("labs.csv", "mrn,code\n1,2\n", 65), ("a.json", "{\"resourceType\": \"Pat", 65),
  ])
  func `What cannot be read is refused with its own code`(
    _ name: String, _ text: String?, _ code: Int32
  ) throws {
    try ImportedClinic.with { clinic in
      if let text { _ = try clinic.file(name, text) }
      let said = try clinic.load([clinic.folder + "/" + name], code: code)
      #expect(said.errors.contains(name))
    }
  }

  @Test func `A path that is wrong does not keep the others back`() throws {
    try ImportedClinic.with { clinic in
      let good = try clinic.file("b.hl7", Self.message)
      let said = try clinic.load([clinic.folder + "/none.hl7", good], code: 66)
      #expect(said.errors.contains("none.hl7"))
      #expect(
        try clinic.rows("SELECT file FROM \"import-log\" WHERE unit = 'file'") == ["none.hl7"])
      #expect(try clinic.rows("SELECT count(*) FROM observation") == ["2"])
      let (log, report) = (
        try clinic.rows("SELECT * FROM \"import-log\""), try clinic.file("report.csv", "mine")
      )
      try clinic.load([good, "--report", report], code: 73)
      #expect(try clinic.rows("SELECT * FROM \"import-log\"") == log)
    }
  }

  @Test func `A message whose results are all refused does not end as a success`() throws {
    try ImportedClinic.with { clinic in
      let message = Self.message.replacingOccurrences(of: "20250301080000", with: "")
      let said = try clinic.load([try clinic.file("a.hl7", message)], code: 3)
      #expect(said.errors.contains("2 parts of records were refused"))
    }
  }

  @Test(arguments: [
    "9223372036854775809", "abc",
  ])
  func `Rows of a CDM with ids that are no numbers are refused`(_ person: String) throws {
    try ImportedClinic.with { clinic in
      let outcome = try clinic.load([try clinic.cdm(person, "2024-03-01")], code: 3)
      #expect(outcome.errors.contains("person_id is no whole number"))
      #expect(try clinic.rows("SELECT count(*) FROM patient") == ["0"])
    }
  }

  @Test func `A CDM of CSV files is read, and a day that is none is a refused row`() throws {
    try ImportedClinic.with { clinic in
      try clinic.load([try clinic.cdm("-7", "2024-03-01")])
      #expect(
        try clinic.rows("SELECT patient_id, collected_on, code, value FROM observation")
          == ["-7|2024-03-01|2160-0|0.9"])
    }
    try ImportedClinic.with { clinic in
      try clinic.load([try clinic.cdm("-7", "03/01/2024")], code: 3)
      #expect(try clinic.rows("SELECT count(*) FROM observation") == ["0"])
    }
  }

  @Test func `Of a folder, the files of the format that is given are loaded`() throws {
    try ImportedClinic.with { clinic in
      _ = try clinic.file("in/a.hl7", Self.message)
      _ = try clinic.file("in/infusion.csv", "mrn,infused_on\n100,2025-01-02\n")
      _ = try clinic.file("in/Patient.ndjson", "{\"resourceType\":\"Patient\",\"id\":\"1\"}\n")
      let said = try clinic.load([clinic.folder + "/in", "--format", "hl7"])
      #expect(try clinic.rows("SELECT file FROM \"import-log\" GROUP BY file") == ["a.hl7"])
      for name in ["infusion.csv", "Patient.ndjson"] {
        #expect(said.errors.contains("\(name) holds nothing that is read"), "\(said.errors)")
      }
    }
  }

  @Test func `A folder that holds nothing does not look like a night without results`() throws {
    try ImportedClinic.with { clinic in
      let good = try clinic.file("b.hl7", Self.message)
      _ = try clinic.file("in/notes.txt", "hello")
      let said = try clinic.load([clinic.folder + "/in", good], code: 66)
      #expect(said.errors.contains("mounted"))
      #expect(try clinic.rows("SELECT count(*) FROM observation") == ["2"])
    }
  }

  @Test func `Rules for numbers that come after the first import are refused, and say what to do`()
    throws
  {
    try ImportedClinic.with { clinic in
      let message = try clinic.file("a.hl7", Self.message)
      try clinic.load([message])
      let mapping = try clinic.file("mapping.yaml", "home-authority: NORTH\n")
      let said = try clinic.load([message, "--mapping", mapping], code: 78)
      #expect(said.errors.contains("'home-authority'") && said.errors.contains("new database"))
    }
  }

  @Test func `A wrong mapping file is a configuration error, with its line`() throws {
    try ImportedClinic.with { clinic in
      let mapping = try clinic.file("mapping.yaml", "time-zone: UTC\ncodez: x\n")
      let said = try clinic.load(
        ["--mapping", mapping, try clinic.file("a.hl7", Self.message)], code: 78)
      #expect(said.errors.contains("mapping.yaml:2"))
    }
  }

  @Test func `A database of something else is not written to`() throws {
    try ImportedClinic.with { clinic in
      _ = try clinic.file("patients.db", "notes")
      try clinic.load([try clinic.file("a.hl7", Self.message)], code: 65)
      #expect(try String(contentsOfFile: clinic.database, encoding: .utf8) == "notes")
    }
  }

  @Test func `Killed at any time, the database is as before or after the file`() throws {
    try ImportedClinic.with { clinic in
      let many = (0..<20_000).map {
        Self.message.replacingOccurrences(of: "000123", with: "\($0)")
          .replacingOccurrences(of: "F1", with: "F\($0)")
      }.joined()
      let (first, second) = (
        try clinic.file("a.hl7", Self.message), try clinic.file("b.hl7", many)
      )
      try clinic.load([first])
      for milliseconds in stride(from: 20, to: 700, by: 40) {
        let program = try RunningProgram(
          [Command.path, "import", "--database", clinic.database, second])
        usleep(UInt32(milliseconds) * 1000)
        program.send(SIGKILL)
        _ = try program.wait()
        let patients = try clinic.rows("SELECT count(*) FROM patient")
        #expect(patients == ["1"] || patients == ["20001"], "\(patients)")
        #expect(try clinic.rows("PRAGMA integrity_check") == ["ok"])
      }
    }
  }
}

extension ImportedClinic {
  /// A Common Data Model of one person with one result, its vocabulary as it is shipped.
  fileprivate func cdm(_ person: String, _ day: String) throws -> String {
    _ = try file(
      "cdm/PERSON.csv",
      "PERSON_ID,GENDER_CONCEPT_ID,YEAR_OF_BIRTH,MONTH_OF_BIRTH,DAY_OF_BIRTH\n\(person),8532,1980,1,2\n"
    )
    _ = try file(
      "cdm/measurement.csv",
      "measurement_id,person_id,measurement_concept_id,measurement_date,value_as_number\n"
        + "1,\(person),3016723,\(day),0.9\n")
    _ = try file(
      "cdm/CONCEPT.csv",
      "concept_id\tconcept_name\tvocabulary_id\tconcept_code\n3016723\tCreatinine\tLOINC\t2160-0\n")
    return folder + "/cdm"
  }
}
