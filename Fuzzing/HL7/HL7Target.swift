internal import FeedContract
internal import FuzzingSupport

/// Files of HL7 v2 messages.
@main
enum HL7Target {
  static func main() {
    Fuzzer.run { start, count in
      do throws(ContractBreach) {
        try FeedInput.checkHL7(Fuzzer.bytes(start, count))
      } catch {
        Fuzzer.stop(error.claim)
      }
      return 0
    }
  }
}
