/// Which codes of laboratories stand for which codes of the rule set.
package struct CodeMap: Sendable {
  private var meanings: [SourceCode: String] = [:]
  /// What a test is made from, by its code: "blood" or "urine", as the rule set says.
  private var materials: [String: Material] = [:]

  /// Nothing but LOINC, which needs no entry.
  package init() {}

  /// - Parameters:
  ///   - meanings: code of the rule set (LOINC mostly) by local code.
  ///   - materials: what a test of the rule set is made from, by its code.
  package init(meanings: [SourceCode: String], materials: [String: Material]) {
    self.meanings = meanings
    self.materials = materials
  }

  /// Codes of the rule set by local code.
  package var local: [SourceCode: String] { meanings }

  /// The same with more local codes; where one stands in both, the one here holds.
  package func adding(_ more: [SourceCode: String]) -> CodeMap {
    CodeMap(meanings: meanings.merging(more) { _, added in added }, materials: materials)
  }

  /// The same with what the tests of a rule set are made from.
  package func with(materials: [String: Material]) -> CodeMap {
    CodeMap(meanings: meanings, materials: materials)
  }

  /// The code to store for what a source calls by all of `codes`: a mapped one first, then LOINC,
  /// then the first as `code^system`, which counts for nothing and is listed as unknown.
  ///
  /// A test of blood whose specimen is known to be something else is stored as `code (specimen)`, so
  /// that it is not taken for one; the same for urine.
  ///
  /// - Parameter specimen: what the specimen is; nil: not stated.
  package func stored(_ codes: [SourceCode], specimen: Specimen? = nil) -> String? {
    guard let first = codes.first(where: { !$0.code.isEmpty }) else { return nil }
    let known =
      codes.lazy.compactMap { meanings[$0] }.first ?? codes.first { $0.isLOINC }?.code
    // A code without a system may be one of the rule set's own; the specimen is looked at as well.
    guard let known = known ?? (first.system.isEmpty ? first.code : nil) else {
      return "\(first.code)^\(first.system)"
    }
    guard let specimen, let material = materials[known], specimen.material != material else {
      return known
    }
    return "\(known) (\(specimen.code))"
  }
}

/// What a specimen is taken from, as far as tests are told apart by it.
package enum Material: String, Hashable, Sendable {
  case blood
  case urine
  case other
}

/// The type of a specimen as a source states it.
package struct Specimen: Hashable, Sendable {
  /// As written: `SER`, `UR`, `CSF`.
  package let code: String
  package let material: Material

  package init(code: String, material: Material) {
    self.code = code
    self.material = material
  }
}
