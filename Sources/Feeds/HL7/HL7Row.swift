internal import Monitoring
internal import PatientSchema

/// A row of table `observation` that a message states.
struct HL7Row {
  /// What a row is known by, besides the patient.
  struct Key: Hashable {
    let day: CivilDate
    let specimen: String
    let code: String
  }

  let key: Key
  var status: String
  var value: HL7ObservedValue?
  var unit: String?
  var title: FactTitle?
  let place: Place

  /// Which of two rows of one key is kept: the greater.
  var rank: Int {
    guard HL7Status.counts(status) else { return 0 }
    guard let value else { return 1 }
    return value.number == nil && value.text == nil ? 0 : 2
  }

  var fact: Fact {
    Fact(
      table: .observation,
      cells: [
        .null, .text(key.day.description), .text(key.specimen), .text(key.code), .null,
        .text(status), value?.number.map { .real($0) } ?? .null,
        value?.text.map { .text($0) } ?? .null, unit.map { .text($0) } ?? .null,
      ],
      title: title)
  }
}
