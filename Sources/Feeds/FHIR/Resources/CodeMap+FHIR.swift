extension CodeMap {
  /// The code to store for a concept. One without a system may mean anything and is no code of the
  /// rule set, other than in HL7 v2 and CSV; it counts only where the mapping names it so.
  ///
  /// Source: FHIR R4, datatypes, Coding: without a system the meaning of a code is not known.
  func stored(coded concept: CodeableConcept, specimen: Specimen?) -> String? {
    let codes = concept.codes.map { coding in
      guard coding.system.isEmpty, local[coding] == nil else { return coding }
      return SourceCode(code: coding.code, system: "(no system)")
    }
    return stored(codes, specimen: specimen)
  }
}
