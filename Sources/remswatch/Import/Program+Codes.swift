internal import Feeds
internal import Monitoring

extension Program {
  /// Codes by which a result counts, or is an attempt.
  var countedCodes: Set<String> { Set(vocabulary.codes.map(\.code)) }

  /// Codes by which a result is never more than an attempt.
  var partialCodes: Set<String> {
    let names = { (codes: [CodeIndex]) in Set(codes.map { vocabulary.codes[Int($0.value)].code }) }
    let counted = evidence.flatMap { $0.panels + $0.components.flatMap(\.codes) }
    return names(evidence.flatMap(\.partial)).subtracting(names(counted))
  }

  /// What the tests of the rule set are made from, by their codes. A code that stands for tests of
  /// two materials is told apart by none.
  var materials: [String: Material] {
    var materials: [String: Set<Material>] = [:]
    for definition in evidence {
      guard let specimen = definition.specimen else { continue }
      let codes = definition.panels + definition.components.flatMap(\.codes) + definition.partial
      for index in codes {
        materials[vocabulary.codes[Int(index.value)].code, default: []]
          .insert(Material(specimen))
      }
    }
    return materials.compactMapValues { $0.count == 1 ? $0.first : nil }
  }
}

extension Material {
  fileprivate init(_ specimen: SpecimenMaterial) {
    switch specimen {
    case .blood: self = .blood
    case .urine: self = .urine
    }
  }
}
