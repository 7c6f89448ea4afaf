internal import Configuration
internal import FuzzingSupport

/// Configuration files of mail.
@main
enum MailTarget {
  static func main() {
    Fuzzer.run { start, count in
      do throws(ConfigurationError) {
        _ = try MailConfiguration.decode(Fuzzer.bytes(start, count), file: "/srv/mail.yaml")
      } catch {
        Fuzzer.expectOneLine(error.description)
      }
      return 0
    }
  }
}
