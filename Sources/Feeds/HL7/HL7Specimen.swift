/// Tells what a specimen is by its type, HL7 tables 0487 and 0070, or SNOMED CT.
enum HL7Specimen {
  /// Nil: not stated. A type that is not known is neither blood nor urine: the tests that feed on
  /// these are then stored under a name of their own and listed.
  ///
  /// Of several specimens of one report that are not of one material, none is taken for the one.
  static func specimen(of types: [String]) -> Specimen? {
    let known = types.filter { !SpecimenTypes.unstated.contains($0.uppercased()) }
    guard let first = known.first else { return nil }
    let materials = Set(known.map(material))
    if materials.count == 1 { return Specimen(code: first, material: material(first)) }
    return Specimen(code: known.prefix(4).joined(separator: "+"), material: .other)
  }

  private static func material(_ type: String) -> Material {
    let type = type.uppercased()
    return words[type] ?? SpecimenTypes.material(snomed: type) ?? SpecimenTypes.material(hl7: type)
  }

  /// What laboratories write in place of a code.
  private static let words: [String: Material] = [
    "BLOOD": .blood, "WHOLE BLOOD": .blood, "VENOUS BLOOD": .blood, "SERUM": .blood,
    "PLASMA": .blood, "URINE": .urine,
  ]
}
