import Feeds

/// Mapping files for the tests.
enum MappingGiven {
  /// Why a mapping is refused, with its place; nil: it is not.
  static func refusal(_ yaml: String) -> String? {
    do throws(FeedMappingError) {
      _ = try FeedMapping().adding(Array(yaml.utf8), file: "m.yaml")
      return nil
    } catch {
      return error.description
    }
  }
}
