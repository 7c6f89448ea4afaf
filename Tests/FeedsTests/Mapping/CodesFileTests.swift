import Feeds
import Testing

/// Files of codes.
@Suite struct CodesFileTests {
  private static func read(_ codes: String, named name: String = "codes.csv") throws -> FeedMapping
  {
    try CSVGiven.with([
      "m.yaml": Array("codes: codes.csv\n".utf8), name: Array(codes.utf8),
    ]) { folder in
      try FeedMapping.read(path: folder + "m.yaml")
    }
  }

  private static func refusal(_ codes: String, named name: String = "codes.csv") throws -> String? {
    do {
      _ = try read(codes, named: name)
      return nil
    } catch let error as FeedMappingError {
      return String(error.description.split(separator: "/").last ?? "")
    }
  }

  @Test func `Codes are read from beside the mapping file, on top of what is built in`() throws {
    let mapping = try Self.read("code,system,loinc\n7,Lab,2160-0\n\"8,a\",,3016-3\n")
    #expect(mapping.codes.stored([SourceCode(code: "7", system: "Lab")]) == "2160-0")
    #expect(mapping.codes.stored([SourceCode(code: "8,a", system: "")]) == "3016-3")
    #expect(mapping.meanings == (try FeedMapping.builtIn.meanings))
  }

  @Test func `A file of codes that is none is refused with its line`() throws {
    let notCode = "the row is not a code, a system and a LOINC code."
    #expect(
      try Self.refusal("code,loinc\n7,2160-0\n")
        == "codes.csv:1: the header is not code,system,loinc.")
    #expect(try Self.refusal("") == "codes.csv:1: the header is not code,system,loinc.")
    #expect(try Self.refusal("code,system,loinc\n7,Lab\n") == "codes.csv:2: " + notCode)
    #expect(try Self.refusal("code,system,loinc\n,Lab,1\n") == "codes.csv:2: " + notCode)
    #expect(try Self.refusal("code,system,loinc\n7,Lab,\n") == "codes.csv:2: " + notCode)
    #expect(
      try Self.refusal("code,system,loinc\n7,Lab,1\n7,Lab,2\n")
        == "codes.csv:3: the code stands here a second time.")
    #expect(try Self.refusal("code,system,loinc\n7,Lab,\"1\n")?.contains("cut off") == true)
    #expect(
      try Self.refusal("", named: "other.csv")
        == "codes.csv: the file cannot be read (No such file or directory).")
  }
}
