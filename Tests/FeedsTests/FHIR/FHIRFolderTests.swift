import Feeds
import Foundation
import Testing

@Suite struct FHIRFolderTests {
  @Test func `Files of patients come first, then the rest by name, and others are named`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let fhir = [
      "1.Patient.ndjson", "Patient-2.JSON", "Patient.ndjson", "Observation.ndjson",
      "PatientNotes.ndjson", "a.json",
    ]
    let others = [".hidden.json", "Patient.ndjson.gz", "export.log", "log"]
    for name in (fhir + others).shuffled() {
      try Data().write(to: folder.appending(path: name))
    }
    let inner = folder.appending(path: "b.json")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    let listed = try FHIRFolder(path: folder.path)
    #expect(listed.files == fhir.map { "\(folder.path)/\($0)" })
    #expect(listed.others == [".hidden.json", "Patient.ndjson.gz", "b.json", "export.log", "log"])
  }

  @Test func `A folder that is not there cannot be listed`() {
    #expect(throws: FeedError.self) { try FHIRFolder(path: "/nowhere") }
  }
}
