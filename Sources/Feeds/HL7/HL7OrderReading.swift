internal import Monitoring

/// What the results of an order have in common.
struct HL7OrderReading {
  /// Number of the specimen, as the row is keyed by it; "": not stated.
  let accession: String
  /// What the source states together: not all of an accession, since laboratories put one number into
  /// each OBR of it, but one OBR. Nil: the order has no number.
  let group: String?
  let specimen: Specimen?
  /// The day that the specimens, or OBR-7, state; nil: none.
  let day: CivilDate?
  /// OBR-25, table 0123.
  let status: String

  /// Throws where a number or a type is not readable.
  init(_ order: HL7Order) throws(HL7Flaw) {
    let day = Self.day(order)
    let number: String?
    (accession, number) = try Self.numbers(order, on: day)
    group = number.map { "\($0)|\(Self.requested(order))" }
    specimen = try HL7Specimen.specimen(of: Self.types(order))
    self.day = day
    status = try order.request?[25].component(1).code() ?? ""
  }

  /// What a result of the order is called in every version of it; nil where the order has no number.
  ///
  /// - Parameters:
  ///   - codes: OBX-3.
  ///   - sub: OBX-4.
  func title(_ codes: [SourceCode], sub: String) -> FactTitle? {
    guard let group, let code = codes.first(where: { !$0.code.isEmpty }) else { return nil }
    return FactTitle(group: group, part: "\(code.code)|\(sub)")
  }

  /// What the row of OBR-4 itself is called; no result has such a part.
  var panelTitle: FactTitle? { group.map { FactTitle(group: $0, part: "panel") } }

  /// All that was reported of the OBR.
  var head: FactTitle? { group.map { FactTitle(group: $0) } }

  /// The number of the specimen, and that of the order with its authority: OBR-3 or else OBR-2, and
  /// what OBR leaves out, ORC may state. SPM-2 is a number of the specimen and of no order. A placer's
  /// number is one order of a day only: a standing order has one number for every month.
  private static func numbers(
    _ order: HL7Order, on day: CivilDate?
  ) throws(HL7Flaw) -> (String, String?) {
    for field in [3, 2] {
      for segment in [order.request, order.control] {
        guard let value = segment?[field], case let number = try value.component(1).code(),
          !number.isEmpty
        else { continue }
        let authority = try value.component(2).code()
        let name = authority.isEmpty ? number : "\(number)^\(authority)"
        // No filler's number begins like a placer's.
        return (number, field == 3 ? name : day.map { "placer \(name) \($0)" })
      }
    }
    for segment in order.specimens {
      // The filler's number of the specimen, or else the placer's.
      for component in [2, 1] {
        let number = try segment[2].component(component).subcomponent(1).code()
        if !number.isEmpty { return (number, nil) }
      }
    }
    return ("", nil)
  }

  /// The first code of OBR-4; "" where there is none that can be read.
  private static func requested(_ order: HL7Order) -> String {
    let codes = order.request.flatMap { try? SourceCode.coded($0[4]) } ?? []
    return codes.first { !$0.code.isEmpty }?.code ?? ""
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
