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
    case "http://terminology.hl7.org/CodeSystem/v2-0487":
      SpecimenTypes.unstated.contains(coding.code)
        ? nil : SpecimenTypes.material(hl7: coding.code)
    case "http://snomed.info/sct": SpecimenTypes.material(snomed: coding.code)
    default: nil
    }
  }
}
