/// What shows that a test, examination or screening was done.
package struct EvidenceDefinition: Hashable, Sendable {
  /// Name in the rule set, such as `cbc-with-differential`.
  package var name: String
  /// Codes that stand for the whole test.
  package var panels: [CodeIndex]
  /// Groups of analytes; the test is done where each group has a counting code in one specimen.
  /// Empty: a panel code alone decides.
  package var components: [ComponentGroup]
  /// Codes that are close but do not satisfy: they make an attempt.
  package var partial: [CodeIndex]
  /// Reason shown for a specimen that holds some of the codes but not the test.
  package var incompleteReason: String
  /// Kinds of `history` row whose start is as good as a result.
  package var histories: [HistoryKindIndex]
  /// What the specimen is taken from, for an import to tell a count in urine from one in blood by;
  /// nil: there is no specimen, or it does not matter. No judgement depends on it.
  package var specimen: SpecimenMaterial?

  package init(
    name: String, panels: [CodeIndex], components: [ComponentGroup], partial: [CodeIndex],
    incompleteReason: String, histories: [HistoryKindIndex], specimen: SpecimenMaterial? = nil
  ) {
    self.name = name
    self.panels = panels
    self.components = components
    self.partial = partial
    self.incompleteReason = incompleteReason
    self.histories = histories
    self.specimen = specimen
  }
}

/// What a specimen is taken from.
package enum SpecimenMaterial: String, Hashable, Sendable, CaseIterable {
  case blood
  case urine
}

/// Interchangeable codes of one analyte of a test.
package struct ComponentGroup: Hashable, Sendable {
  /// Such as `platelets`.
  package var name: String
  package var codes: [CodeIndex]

  package init(name: String, codes: [CodeIndex]) {
    self.name = name
    self.codes = codes
  }
}

/// Place in `Program.evidence`.
package struct EvidenceIndex: Hashable, Sendable {
  package let value: Int16
  package init(_ value: Int) { self.value = Int16(value) }
}
