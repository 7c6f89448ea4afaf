import Foundation
import Testing

/// What a patient's record says stands in the report's files and nowhere else.
@Suite struct PrivacyTests {
  @Test(arguments: [false, true])
  func `No text of the data is in a message, a path or the manifest`(_ isDirty: Bool) throws {
    try Command.withFolder { folder in
      let database = folder + "/patients.db"
      try SmallClinic.write(to: database, isDirty: isDirty)
      let outcome = try run(database, folder)
      #expect(outcome.code == (isDirty ? 3 : 0))
      #expect(!(outcome.output + outcome.errors).contains(SmallClinic.canary))
      let tree = try Command.tree(folder)
      #expect(!tree.contains { $0.lowercased().contains(SmallClinic.canary.lowercased()) })
      let manifest = try String(
        contentsOfFile: folder + "/out/latest/manifest.json", encoding: .utf8)
      #expect(!manifest.contains(SmallClinic.canary))
      // The search would find it: the report itself names the patients.
      let patients = try String(
        contentsOfFile: folder + "/out/latest/patients.csv", encoding: .utf8)
      #expect(patients.contains(SmallClinic.canary))
    }
  }

  @Test func `A damaged database betrays nothing of its rows`() throws {
    try Command.withFolder { folder in
      let database = folder + "/patients.db"
      try SmallClinic.write(to: database, patients: 40)
      let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: database)))
      for page in stride(from: 4096, to: whole.count, by: 8192) {
        var bytes = whole
        for place in page..<(page + 16) { bytes[place] = 0xFF }
        try Data(bytes).write(to: URL(fileURLWithPath: database))
        let outcome = try run(database, folder)
        #expect(outcome.code == 65)
        #expect(!(outcome.output + outcome.errors).contains(SmallClinic.canary))
        #expect(!FileManager.default.fileExists(atPath: folder + "/out"))
      }
    }
  }

  private func run(_ database: String, _ folder: String) throws -> Command.Outcome {
    try Command.run([
      "run", "--database", database, "--as-of", "2025-06-30", "--full", "--output",
      folder + "/out",
    ])
  }
}
