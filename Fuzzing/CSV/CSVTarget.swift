internal import FeedContract
internal import FuzzingSupport

/// Files of CSV, behind a line that says how they are written.
@main
enum CSVTarget {
  static func main() {
    Fuzzer.run { start, count in
      do throws(ContractBreach) {
        try FeedInput.checkCSV(Fuzzer.bytes(start, count))
      } catch {
        Fuzzer.stop(error.claim)
      }
      return 0
    }
  }
}
