/// Values by id, of which each is kept once however many ids it has.
struct Interned<Value: Hashable & Sendable>: Sendable {
  /// What is known by an id.
  enum Entry {
    case one(Value)
    /// The sources contradict each other.
    case several
  }

  private static var several: Int32 { -1 }

  private var values: [Value] = []
  private var places: [Value: Int32] = [:]
  private var placesByID: [String: Int32] = [:]

  subscript(id: String) -> Entry? {
    guard let place = placesByID[id] else { return nil }
    return place == Self.several ? .several : .one(values[Int(place)])
  }

  mutating func add(_ value: Value, as id: String) {
    let place = place(of: value)
    let known = placesByID[id] ?? place
    placesByID[id] = known == place ? place : Self.several
  }

  private mutating func place(of value: Value) -> Int32 {
    if let place = places[value] { return place }
    let place = Int32(values.count)
    values.append(value)
    places[value] = place
    return place
  }
}
