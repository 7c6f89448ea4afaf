import Monitoring
import Testing

/// A day that a test names; the test fails where there is no such day.
func day(_ text: String, at location: SourceLocation = #_sourceLocation) throws -> CivilDate {
  try #require(CivilDate(text), "\(text) is no day", sourceLocation: location)
}

/// A moment that a test names.
func instant(_ text: String, at location: SourceLocation = #_sourceLocation) throws -> Instant {
  try #require(Instant(rfc3339: text), "\(text) is no moment", sourceLocation: location)
}
