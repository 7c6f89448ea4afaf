package import Monitoring

/// What a source says of one field: nothing, that it is empty, or a value.
package enum Stated<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The source does not speak of it; what is known stays.
  case unsaid
  /// The source says that there is none, as HL7's `""` does.
  case erased
  case said(Value)
}

/// What a source says of a patient besides facts. The fields are those of table `patient`.
package struct Demographics: Hashable, Sendable {
  package var familyName: Stated<String> = .unsaid
  package var givenName: Stated<String> = .unsaid
  package var birthDate: Stated<CivilDate> = .unsaid
  /// The birth date that `birthDate` corrects: a person states that it was wrong. Without it, another
  /// birth date than the known one is refused for review, since the record may be another patient's.
  package var birthDateWas: CivilDate?
  /// `F`, `M` or `U`.
  package var sex: Stated<String> = .unsaid
  package var phone: Stated<String> = .unsaid
  /// Day of enrolment in the REMS.
  package var enrolledOn: Stated<CivilDate> = .unsaid

  package init() {}
}
