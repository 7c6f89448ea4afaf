internal import Configuration
internal import FuzzingSupport

/// Configuration files.
@main
enum ConfigurationTarget {
  static func main() {
    Fuzzer.run { start, count in
      do throws(ConfigurationError) {
        _ = try ConfigurationFile.decode(Fuzzer.bytes(start, count), file: "/srv/config.yaml")
      } catch {
        Fuzzer.expectOneLine(error.description)
      }
      return 0
    }
  }
}
