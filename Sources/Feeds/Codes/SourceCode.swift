/// A code as a source writes it: the code and the system that gives it a meaning.
package struct SourceCode: Hashable, Sendable {
  package let code: String
  /// As written: `LN`, `http://loinc.org`, `WinPath`; "": not stated.
  package let system: String

  package init(code: String, system: String) {
    self.code = code
    self.system = system
  }

  /// Whether the system is LOINC, by any of the names that HL7 v2, FHIR and OMOP know it by.
  package var isLOINC: Bool {
    ["LN", "LOINC", "http://loinc.org", "urn:oid:2.16.840.1.113883.6.1"].contains(system)
  }
}
