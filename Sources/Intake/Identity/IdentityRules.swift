/// What a site says of the keys of its patients.
package struct IdentityRules: Hashable, Sendable {
  /// Whose record numbers are printed plain; "": none is named.
  package var homeAuthority: String
  /// The name of an authority by the other names that sources have for it.
  package var authorities: [String: String]
  /// Within which ids of resources and numbers of rows mean a patient; "": there is one source.
  package var source: String

  package init(
    homeAuthority: String = "", authorities: [String: String] = [:], source: String = ""
  ) {
    self.homeAuthority = homeAuthority
    self.authorities = authorities
    self.source = source
  }
}
