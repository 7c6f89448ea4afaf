import Foundation
import Testing

/// A demonstration makes its own database anew and never touches another.
@Suite struct DemoFolderTests {
  @Test func `A database that no demonstration made is left alone`() throws {
    try Command.withFolder { folder in
      let real = Data("a clinic's own".utf8)
      try real.write(to: URL(fileURLWithPath: folder + "/patients.db"))
      let outcome = try Command.run(["demo", folder, "--patients", "5"])
      #expect(outcome.code == 73)
      #expect(outcome.errors.contains("left alone"))
      #expect(FileManager.default.contents(atPath: folder + "/patients.db") == real)
    }
  }

  @Test func `A second demonstration takes the place of the first`() throws {
    try Command.withFolder { folder in
      let codes = try ["5", "6"].map {
        try Command.run(["demo", folder, "--patients", $0, "--bare"]).code
      }
      #expect(codes == [0, 0])
    }
  }
}
