import Feeds
import Foundation
import Testing

/// References from one file of a folder to another.
@Suite struct FHIRReferencesTests {
  private static let mapping = FeedMapping(
    codes: CodeMap(meanings: [:], materials: ["2160-0": .blood]),
    meanings: [SourceCode(code: "1", system: "urn:x"): .infusion])

  private static func specimen(_ id: String, _ type: String?, more: String = "") -> String {
    let coding = { (code: String) in
      #"{"system":"http://terminology.hl7.org/CodeSystem/v2-0487","code":"\#(code)"}"#
    }
    let member = type.map { #","type":{"coding":[\#(coding($0))]}"# } ?? ""
    return #"{"resourceType":"Specimen","id":"\#(id)"\#(member)\#(more)}"#
  }

  private static func drug(_ id: String, _ code: String?) -> String {
    let concept = code.map { #"{"coding":[{"system":"urn:x","code":"\#($0)"}]}"# }
    let member = concept.map { #","code":\#($0)"# } ?? ""
    return #"{"resourceType":"Medication","id":"\#(id)"\#(member)}"#
  }

  /// What a folder of these files says of what others refer to.
  private func references(_ files: [String: String]) throws -> FHIRReferences {
    let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    return FHIRReferences(paths: files.keys.sorted().map { folder.appending(path: $0).path })
  }

  /// The specimen and the code that a creatinine of a specimen is stored by.
  private func stored(
    _ references: FHIRReferences, _ specimen: String = "Specimen/s1", more: String = ""
  ) throws -> String? {
    let member = #""specimen":{"reference":"\#(specimen)"}"#
    let text = observation(more.isEmpty ? member : "\(member),\(more)")
    let reading = try FHIRReading(text, mapping: Self.mapping, references: references)
    return reading.rows.first.map { $0.split(separator: " ")[2...].joined(separator: " ") }
  }

  private func given(_ references: FHIRReferences, more: String = "") throws -> FHIRReading {
    try FHIRReading(
      #"""
      {"resourceType":"MedicationAdministration","id":"m","status":"completed",
      "subject":{"reference":"Patient/1"},"effectiveDateTime":"2024-03-09",
      "medicationReference":{"reference":"Medication/d"}\#(more)}
      """#, mapping: Self.mapping, references: references)
  }

  @Test(arguments: [
    "Specimen.ndjson", "1.Specimen.ndjson", "Specimen-000.json", "Specimen_2.NDJSON",
  ])
  func `A specimen of another file tells its results apart, and keeps its id`(
    name: String
  ) throws {
    let accession = #","accessionIdentifier":{"value":"24-1"}"#
    let lines = [Self.specimen("s0", "SER"), Self.specimen("s1", "UR", more: accession)]
    let references = try references([name: lines.joined(separator: "\n")])
    #expect(try stored(references) == "'s1' '2160-0 (UR)' - 'F' - - -")
    #expect(try stored(references, "https://x/Specimen/s1") == "'s1' '2160-0 (UR)' - 'F' - - -")
    #expect(try stored(references, "Specimen/s0") == "'s0' '2160-0' - 'F' - - -")
    #expect(try stored(references, "Specimen/s2") == "'s2' '2160-0' - 'F' - - -")
    #expect(try stored(references, "Substance/s1") == "'s1' '2160-0' - 'F' - - -")
  }

  @Test(arguments: ["Medication.ndjson", "2.Medication.ndjson", "Medication-000.json"])
  func `A drug of another file says what was given`(name: String) throws {
    let lines = [Self.drug("d", "1"), Self.drug("e", "1"), Self.drug("f", nil)]
    let reading = try given(try references([name: lines.joined(separator: "\n")]))
    #expect(reading.rows == ["- '2024-03-09' - - - - - - - 0"])
    #expect(reading.findings.isEmpty)
  }

  @Test func `Whatever a file is called, and whatever else is in it, is looked into`() throws {
    let lines = [observation(""), Self.drug("d", "1"), observation(""), Self.specimen("s1", "UR")]
    let references = try references(["all.json": lines.joined(separator: "\n")])
    #expect(try given(references).rows == ["- '2024-03-09' - - - - - - - 0"])
    #expect(try stored(references) == "'s1' '2160-0 (UR)' - 'F' - - -")
  }

  @Test func `What stands in the record or its bundle comes before another file`() throws {
    let references = try references([
      "Specimen.ndjson": Self.specimen("s1", "UR"), "Medication.ndjson": Self.drug("d", "2"),
    ])
    let contained = #""contained":[\#(Self.specimen("s1", "SER"))]"#
    #expect(try stored(references, "#s1", more: contained) == "'' '2160-0' - 'F' - - -")
    let result = observation(#""specimen":{"reference":"Specimen/s1"}"#)
    let bundle = [Self.specimen("s1", "SER"), result].map { #"{"resource":\#($0)}"# }
    let text = #"{"resourceType":"Bundle","entry":[\#(bundle.joined(separator: ","))]}"#
    let reading = try FHIRReading(text, mapping: Self.mapping, references: references)
    #expect(reading.rows == ["- '2024-03-09' 's1' '2160-0' - 'F' - - -"])
    #expect(
      try given(references).findings == [
        "skipped : resource type MedicationAdministration: a code without a meaning to the rules"
      ])
  }

  @Test func `Entries of a bundle are looked into, of a great one as well`() throws {
    for count in [1, 9000] {
      let others = (1...count).map { Self.specimen("x\($0)", "SER") }
      let entries = (others + [Self.specimen("s1", "UR")]).map { #"{"resource":\#($0)}"# }
      let text = #"{"resourceType":"Bundle","entry":[\#(entries.joined(separator: ","))]}"#
      #expect(count == 1 || text.utf8.count > 1 << 20)
      let references = try references(["Specimen.json": text])
      #expect(try stored(references) == "'s1' '2160-0 (UR)' - 'F' - - -")
    }
  }

  @Test func `A specimen of two types is taken for none, and a drug of two codes is refused`()
    throws
  {
    let types = ["UR", "SER", "UR"].map { Self.specimen("s1", $0) }
    let drugs = ["1", "2"].map { Self.drug("d", $0) }
    let references = try references([
      "1.Specimen.ndjson": types[0] + "\n" + types[1], "2.Specimen.ndjson": types[2],
      "Medication.ndjson": drugs.joined(separator: "\n"),
    ])
    #expect(try stored(references) == "'s1' '2160-0 (several types)' - 'F' - - -")
    #expect(try given(references).findings == ["refused medication: medication not in the record"])
  }

  @Test func `Versions that differ in words or within a material do not contradict each other`()
    throws
  {
    let drug = Self.drug("d", "1")
    let named = drug.replacing(#""code":{"#, with: #""code":{"text":"Drug","#)
    let references = try references([
      "Specimen.ndjson": Self.specimen("s1", "SER") + "\n" + Self.specimen("s1", "PLAS"),
      "Medication.ndjson": drug + "\n" + named,
    ])
    #expect(drug != named)
    #expect(try stored(references) == "'s1' '2160-0' - 'F' - - -")
    #expect(try given(references).rows == ["- '2024-03-09' - - - - - - - 0"])
  }

  @Test func `A specimen of an unknown type says nothing, nor does it contradict`() throws {
    let texts = [Self.specimen("s1", nil), Self.specimen("s1", "UR"), Self.specimen("s2", nil)]
    let references = try references(["Specimen.ndjson": texts.joined(separator: "\n")])
    #expect(try stored(references) == "'s1' '2160-0 (UR)' - 'F' - - -")
    #expect(try stored(references, "Specimen/s2") == "'s2' '2160-0' - 'F' - - -")
  }

  @Test(arguments: ["", "not JSON", "{\"resourceType\":\"Specimen\"", "\u{0}"])
  func `A file that cannot be read is passed over`(text: String) throws {
    let references = try references([
      "1.Specimen.ndjson": text, "2.Specimen.ndjson": Self.specimen("s1", "UR"),
    ])
    #expect(try stored(references) == "'s1' '2160-0 (UR)' - 'F' - - -")
  }

  @Test func `A file that is gone since the folder was listed is passed over`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["1.Specimen.ndjson", "2.Specimen.ndjson"] {
      try Data(Self.specimen("s1", "UR").utf8).write(to: folder.appending(path: name))
    }
    let listed = try FHIRFolder(path: folder.path)
    try FileManager.default.removeItem(at: folder.appending(path: "1.Specimen.ndjson"))
    #expect(try stored(FHIRReferences(paths: listed.files)) == "'s1' '2160-0 (UR)' - 'F' - - -")
  }

  @Test func `A line that cannot be read does not hide the others`() throws {
    let lines = [
      Self.specimen("s0", "SER"), #"{"resourceType":"Specimen",}"#,
      #"{"resourceType":5,"id":"s1"}"#,
      #"{"resourceType":"Specimen","id":"s1","type":"UR"}"#, Self.specimen("s1", "UR"),
    ]
    let references = try references(["Specimen.ndjson": lines.joined(separator: "\n")])
    #expect(try stored(references) == "'s1' '2160-0 (UR)' - 'F' - - -")
  }
}
