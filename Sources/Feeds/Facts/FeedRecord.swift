/// Where something stands in a source.
package struct Place: Hashable, Sendable {
  /// The line it begins on, from 1; for a source without lines the number of the record.
  package let line: Int
  /// The part of the record, such as `OBX 3` or `component 2`; "": the record itself.
  package let part: String

  package init(line: Int, part: String = "") {
    self.line = line
    self.part = part
  }
}

/// One record of a source: a message, a resource or a row. Each ends in exactly one way.
package struct FeedRecord: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    case statement(Statement)
    /// Nothing in it is for the patient database, such as an admission; the reason is printed.
    case skipped(reason: String)
    /// It should have been read and cannot be; the reason is printed.
    case refused(reason: String)
  }

  package let place: Place
  package let content: Content

  package init(place: Place, content: Content) {
    self.place = place
    self.content = content
  }
}

/// What a record states of one patient, or of none.
package struct Statement: Hashable, Sendable {
  /// Nil: the source states no time of its own.
  package var stamp: SourceStamp?
  /// The patient that the facts are about; empty: they are about none, such as a site. All the keys
  /// are of one patient.
  package var patient: [PatientKey] = []
  package var demographics = Demographics()
  package var facts: [Fact] = []
  /// Keys under which the patient was known before and that are now the patient's.
  package var merged: [PatientKey] = []
  /// What was left out of the record, and why; each part of a record is a fact or stands here.
  package var findings: [PartFinding] = []

  package init() {}
}

/// A part of a record that became no fact. Reasons hold codes and words of the format, never a value
/// that tells who the patient is.
package struct PartFinding: Hashable, Sendable {
  package let place: Place
  package let reason: String
  /// Whether it should have been read; else it was skipped, as is right.
  package let isRefusal: Bool

  package init(place: Place, reason: String, isRefusal: Bool) {
    self.place = place
    self.reason = reason
    self.isRefusal = isRefusal
  }
}
