import CommandHarness
import Testing

/// What has to be on a machine besides the program.
@Suite struct SelfContainedTests {
  @Test func `The program carries Swift's libraries and SQLite in itself`() throws {
    let outcome = try Shell.run(["ldd", try Command.path])
    let libraries = outcome.text.split(separator: "\n")
      .compactMap { $0.split { $0 == " " || $0 == "\t" }.first.map(String.init) }
    #expect(libraries.contains("libxlsxwriter.so.4"), "what ldd says: \(outcome.text)")
    let carried = ["libswift", "libFoundation", "lib_Foundation", "libdispatch", "libsqlite3"]
    for library in libraries {
      #expect(!carried.contains { library.hasPrefix($0) }, "\(library) has to be installed")
    }
  }

  @Test func `The version alone is what the commands say too`() throws {
    let alone = try Shell.run([try Command.path, "--version"])
    let byTheParser = try Shell.run([try Command.path, "status", "--version"])
    #expect(alone.code == 0)
    #expect(alone.text == byTheParser.text)
  }
}
