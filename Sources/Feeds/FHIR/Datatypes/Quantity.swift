/// A measured amount.
///
/// Source: FHIR R4, datatypes, Quantity.
struct Quantity {
  let value: (number: Double, text: String)?
  /// `<`, `<=`, `>=` or `>`: the value is a bound and no value.
  let comparator: String?
  /// As written for people, else its code.
  let unit: String?
  /// The code of the unit, else the unit as written.
  let unitCode: String?

  init(_ json: JSONValue) throws(RecordEnd) {
    value = try json.number("value").map { ($0.value, $0.text) }
    comparator = try json.text("comparator")
    let (words, code) = (try json.text("unit"), try json.text("code"))
    unit = words ?? code
    unitCode = code ?? words
  }

  /// `15` or `<15`, in the digits of the source.
  var text: String? {
    value.map { (comparator ?? "") + $0.text }
  }
}

extension JSONValue {
  func quantity(_ name: StaticString) throws(RecordEnd) -> Quantity? {
    guard let json = try object(name) else { return nil }
    return try Quantity(json)
  }
}
