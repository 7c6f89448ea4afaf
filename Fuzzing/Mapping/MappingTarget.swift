internal import Feeds
internal import FuzzingSupport

/// Mapping files of a site.
@main
enum MappingTarget {
  static func main() {
    Fuzzer.run { start, count in
      do throws(FeedMappingError) {
        _ = try FeedMapping().adding(Fuzzer.bytes(start, count), file: "/nowhere/mapping.yaml")
      } catch {
        Fuzzer.expectOneLine(error.description)
      }
      return 0
    }
  }
}
