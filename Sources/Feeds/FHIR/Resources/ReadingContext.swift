/// What is known beside a resource when it is read.
struct ReadingContext {
  let mapping: FeedMapping
  /// What stands in all files that are loaded.
  let references: FHIRReferences
  /// Codes of the rule set that by themselves make no test done.
  let partialCodes: Set<String>
}
