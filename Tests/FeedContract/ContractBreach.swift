/// What a feed promises and did not keep.
package struct ContractBreach: Error, Hashable, Sendable {
  package let claim: String

  package init(_ claim: String) {
    self.claim = claim
  }
}

/// Throws the claim as a breach where it does not hold.
func expect(_ holds: Bool, _ claim: @autoclosure () -> String) throws(ContractBreach) {
  guard holds else { throw ContractBreach(claim()) }
}
