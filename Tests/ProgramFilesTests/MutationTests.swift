import ProgramFiles
import Testing

/// Each key of the built-in file, broken one at a time: of the long table of codes, the keys of
/// its first and last rows.
struct MutationTests {
  private let source: MutableSource

  init() throws {
    source = MutableSource(try ProgramFiles.builtIn("lemtrada-us").source)
  }

  /// The keys that are broken.
  private var broken: [MutableSource.Key] {
    let rows = source.keys.filter { $0.name == "name" }.map(\.line)
    return source.keys.filter { key in
      key.line <= rows[2] || key.line >= rows[rows.count - 2]
    }
  }

  @Test func `All the keys of the file are found`() {
    #expect(source.keys.filter { $0.name == "schedule" }.count == 32)
    #expect(source.keys.filter { $0.name == "certainty" }.count == 97 + 32)
    #expect(source.keys.filter { $0.name == "days-before" }.count == 12)
  }

  @Test func `A misspelt key is refused, but for the names of components, which are free`() {
    var accepted: [String] = []
    for key in broken where Sample.refusal(of: source.misspelling(key)) == nil {
      accepted.append(key.name)
    }
    #expect(
      accepted == [
        "leukocytes", "platelets", "neutrophils", "lymphocytes", "creatinine", "red cells",
        "white cells", "TSH", "ALT", "AST", "bilirubin", "ratio",
      ])
  }

  @Test func `A missing key is refused, but for those that are documented as optional`() {
    var accepted: Set<String> = []
    for key in broken where Sample.refusal(of: source.removing(key)) == nil {
      accepted.insert(key.name)
    }
    #expect(
      accepted == [
        "note", "boxed-warning", "applies-to", "early-days", "continues-in-pregnancy",
        "histories", "panels", "numbers-measured-from-start", "specimen",
      ])
  }
}
