internal import FuzzingSupport
internal import ProgramFiles

/// Rule sets.
@main
enum RuleSetTarget {
  static func main() {
    Fuzzer.run { start, count in
      do throws(ProgramFileError) {
        _ = try ProgramFiles.decode(Fuzzer.bytes(start, count), file: "rules.yaml")
      } catch {
        Fuzzer.expectOneLine(error.description)
      }
      return 0
    }
  }
}
