/// How a source names a patient. Two keys of one patient are joined by a source that states both.
package struct PatientKey: Hashable, Comparable, Sendable {
  package enum Kind: Int, Hashable, Comparable, Sendable {
    /// The number of the row in table `patient`, as a CSV extract or a CDM states it.
    case row
    /// A medical record number, as printed, of an assigning authority.
    case recordNumber
    /// The id of a FHIR resource on the server that the export came from.
    case resource

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  package let kind: Kind
  /// Who assigned the number; "": not stated.
  package let authority: String
  package let number: String

  package init(kind: Kind, authority: String = "", number: String) {
    self.kind = kind
    self.authority = authority
    self.number = number
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.kind, left.authority, left.number) < (right.kind, right.authority, right.number)
  }
}
