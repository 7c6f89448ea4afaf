internal import FeedContract
internal import FuzzingSupport

/// Files of FHIR resources.
@main
enum FHIRTarget {
  static func main() {
    Fuzzer.run { start, count in
      do throws(ContractBreach) {
        try FeedInput.checkFHIR(Fuzzer.bytes(start, count))
      } catch {
        Fuzzer.stop(error.claim)
      }
      return 0
    }
  }
}
