/// Why somebody of a site does not get its report, or gets it otherwise than was meant.
///
/// What the database holds is not repeated: it may be anything.
package enum RecipientProblem: Hashable, Sendable, CustomStringConvertible {
  /// The database names no address of a coordinator, and none is configured in its place.
  case addressMissing
  case addressRefused(AddressRefusal)
  case domainNotAllowed(EmailAddress)
  /// Mail is to be encrypted, but not for this address.
  case certificateMissing(EmailAddress)
  /// The coordinator gets the report; the name is left out.
  case nameRefused(AddressRefusal)

  /// Whether everybody gets the report all the same.
  package var isRemark: Bool {
    switch self {
    case .nameRefused: true
    case .addressMissing, .addressRefused, .domainNotAllowed, .certificateMissing: false
    }
  }

  /// Without a full stop.
  package var description: String {
    switch self {
    case .addressMissing: "the database has no address of a coordinator"
    case .addressRefused(let reason): "the coordinator's address in the database \(reason)"
    case .domainNotAllowed(let address): "\(address) is outside the allowed domains"
    case .certificateMissing(let address): "there is no certificate for \(address)"
    case .nameRefused(let reason):
      "the coordinator's name in the database \(reason), and is left out"
    }
  }
}
