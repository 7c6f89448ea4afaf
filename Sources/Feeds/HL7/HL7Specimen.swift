/// Tells what a specimen is by its type, HL7 tables 0487 and 0070, or SNOMED CT.
enum HL7Specimen {
  /// Nil: not stated. A type that is not known is neither blood nor urine: the tests that feed on
  /// these are then stored under a name of their own and listed.
  ///
  /// Of several specimens of one report that are not of one material, none is taken for the one.
  static func specimen(of types: [String]) -> Specimen? {
    let known = types.filter { !["", "XXX", "..."].contains($0) }
    guard let first = known.first else { return nil }
    let materials = Set(known.map(material))
    if materials.count == 1 { return Specimen(code: first, material: material(first)) }
    return Specimen(code: known.prefix(4).joined(separator: "+"), material: .other)
  }

  private static func material(_ type: String) -> Material {
    let type = type.uppercased()
    if blood.contains(type) { return .blood }
    return urine.contains(type) ? .urine : .other
  }

  /// The patient's own, as taken: not cord, menstrual or banked blood.
  private static let blood: Set<String> = [
    "BLD", "BLDA", "BLDC", "BLDV", "ABLD", "WB", "PLAS", "PPP", "PRP", "SER", "ASERU", "CSERU",
    "PLEVS", "TSERU", "BLOOD", "WHOLE BLOOD", "VENOUS BLOOD", "SERUM", "PLASMA",
    // SNOMED CT: blood, venous, arterial, capillary and whole blood, with EDTA, serum, plasma,
    // serum or plasma, plasma with citrate.
    "119297000", "122555007", "122552005", "122554006", "258580003", "445295009", "119364003",
    "119361006", "122592007", "708048008",
  ]

  private static let urine: Set<String> = [
    "UR", "URC", "URT", "URNS", "RANDU", "URINC", "URINM", "URINP", "URINN", "USCOP", "URINE",
    // SNOMED CT: urine.
    "122575003",
  ]
}
