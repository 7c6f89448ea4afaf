/// The words of the database that a rule set knows, each with a small number in place of its text.
///
/// The store turns text into these numbers as it reads, so that no text of a result is kept.
package struct Vocabulary: Hashable, Sendable {
  /// LOINC or local codes of observations, with the name a report prints.
  package var codes: [ObservationCode]
  /// Values of `form.kind`.
  package var formKinds: [String]
  /// Values of `medication.kind`.
  package var medicationKinds: [String]
  /// Values of `history.kind`.
  package var historyKinds: [String]
  /// The history kind whose rows are pregnancies.
  package var pregnancy: HistoryKindIndex

  package init(
    codes: [ObservationCode], formKinds: [String], medicationKinds: [String],
    historyKinds: [String], pregnancy: HistoryKindIndex
  ) {
    self.codes = codes
    self.formKinds = formKinds
    self.medicationKinds = medicationKinds
    self.historyKinds = historyKinds
    self.pregnancy = pregnancy
  }
}

/// One code of the rule set's table.
package struct ObservationCode: Hashable, Sendable {
  package var code: String
  /// The long name, so that a reviewer can check the number.
  package var name: String
  /// How sure it is that this number is this test.
  package var certainty: Certainty

  package init(code: String, name: String, certainty: Certainty) {
    self.code = code
    self.name = name
    self.certainty = certainty
  }
}

/// Place in `Vocabulary.codes`.
package struct CodeIndex: Hashable, Sendable {
  package let value: Int16
  package init(_ value: Int) { self.value = Int16(value) }
}

/// Place in `Vocabulary.formKinds`.
package struct FormKindIndex: Hashable, Sendable {
  package let value: Int16
  package init(_ value: Int) { self.value = Int16(value) }
}

/// Place in `Vocabulary.medicationKinds`.
package struct MedicationKindIndex: Hashable, Sendable {
  package let value: Int16
  package init(_ value: Int) { self.value = Int16(value) }
}

/// Place in `Vocabulary.historyKinds`.
package struct HistoryKindIndex: Hashable, Sendable {
  package let value: Int16
  package init(_ value: Int) { self.value = Int16(value) }
}
