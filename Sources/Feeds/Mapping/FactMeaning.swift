/// What a drug, a vaccine or a condition is to the rules.
package enum FactMeaning: Hashable, Sendable {
  /// The drug of the programme: a row of table `infusion`.
  case infusion
  /// A row of table `medication`.
  case medication(kind: String)
  /// A row of table `history`.
  case history(kind: String)
}
