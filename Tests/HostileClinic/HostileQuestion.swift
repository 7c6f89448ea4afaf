package import ReferenceJudge

/// A clinic and the two dates a checker is asked about it.
package struct HostileQuestion: Sendable {
  package let clinic: RawClinic
  /// The clinical day asked about, `YYYY-MM-DD`.
  package let asOf: String
  /// An instant in UTC or a day, which means its end; nil: no limit.
  package let knownAt: String?
}
