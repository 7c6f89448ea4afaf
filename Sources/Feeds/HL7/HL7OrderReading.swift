internal import Monitoring

/// What the results of an order have in common.
struct HL7OrderReading {
  /// Number of the specimen, as the row is keyed by it; "": not stated.
  let accession: String
  /// OBR-3 or ORC-3 with its authority; "": not stated.
  let filler: String
  let specimen: Specimen?
  /// The day that the specimens, or OBR-7, state; nil: none.
  let day: CivilDate?
  /// OBR-25, table 0123.
  let status: String

  /// Throws where a number or a type is not readable.
  init(_ order: HL7Order) throws(HL7Flaw) {
    (accession, filler) = try Self.numbers(order)
    specimen = try HL7Specimen.specimen(of: Self.types(order))
    day = Self.day(order)
    status = try order.request?[25].component(1).code() ?? ""
  }

  /// OBR-3, OBR-2 or SPM-2; what OBR leaves out, ORC may state.
  private static func numbers(_ order: HL7Order) throws(HL7Flaw) -> (String, String) {
    for segment in [order.request, order.control] {
      guard let value = segment?[3], case let number = try value.component(1).code(),
        !number.isEmpty
      else { continue }
      let authority = try value.component(2).code()
      return (number, authority.isEmpty ? number : "\(number)^\(authority)")
    }
    for segment in [order.request, order.control] {
      if let number = try segment?[2].component(1).code(), !number.isEmpty { return (number, "") }
    }
    for segment in order.specimens {
      // The filler's number of the specimen, or else the placer's.
      for component in [2, 1] {
        let number = try segment[2].component(component).subcomponent(1).code()
        if !number.isEmpty { return (number, "") }
      }
    }
    return ("", "")
  }

  /// SPM-4, or OBR-15 as before version 2.5.
  private static func types(_ order: HL7Order) throws(HL7Flaw) -> [String] {
    var types: [String] = []
    for segment in order.specimens { types.append(try segment[4].component(1).code()) }
    if types.allSatisfy(\.isEmpty), let source = order.request?[15] {
      types = [try source.component(1).subcomponent(1).code()]
    }
    return types
  }

  /// SPM-17 where it is one day for all specimens; OBR-7 where none states one.
  private static func day(_ order: HL7Order) -> CivilDate? {
    let days = Set(
      order.specimens.compactMap { HL7Time($0[17].component(1).subcomponent(1))?.day })
    if days.count > 1 { return nil }
    return days.first ?? order.request.flatMap { HL7Time($0[7])?.day }
  }
}
