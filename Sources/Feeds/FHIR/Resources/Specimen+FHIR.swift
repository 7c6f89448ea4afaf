extension Specimen {
  /// The type of a specimen by its codes; nil where none of them is known here.
  init?(type concept: CodeableConcept) {
    for coding in concept.codes {
      guard let material = Self.material(of: coding) else { continue }
      self.init(code: coding.code, material: material)
      return
    }
    return nil
  }

  private static func material(of coding: SourceCode) -> Material? {
    switch coding.system {
    // Table 0487 is closed, so that what is neither blood nor urine in it is something else.
    case "http://terminology.hl7.org/CodeSystem/v2-0487":
      blood0487.contains(coding.code) ? .blood : urine0487.contains(coding.code) ? .urine : .other
    case "http://snomed.info/sct": snomed[coding.code]
    default: nil
    }
  }

  /// Source: HL7 table 0487 "Specimen type".
  private static let blood0487: Set = [
    "BLD", "BLDA", "BLDC", "BLDCO", "BLDV", "PLAS", "PLB", "PPP", "PRP", "SER", "WB", "RBC", "WBC",
  ]
  private static let urine0487: Set = [
    "UR", "URC", "URT", "RANDU", "USUB", "URNS", "CATHU", "UMED", "URINB", "URINN",
  ]

  /// Source: SNOMED CT, hierarchy 123038009 "Specimen"; serum and plasma count as blood.
  private static let snomed: [String: Material] = [
    "119297000": .blood, "119361006": .blood, "119364003": .blood, "122551003": .blood,
    "122552005": .blood, "122554006": .blood, "122555007": .blood, "258580003": .blood,
    "122575003": .urine, "122565001": .urine, "258574006": .urine, "276833005": .urine,
    "258450006": .other, "119332005": .other, "418564007": .other, "119342007": .other,
    "119339001": .other, "119334006": .other, "119373006": .other,
  ]
}
