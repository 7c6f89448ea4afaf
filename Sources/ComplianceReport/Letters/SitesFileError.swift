/// Why a run's `sites.json` cannot be used.
package enum SitesFileError: Error, Hashable, Sendable {
  /// It is not as this program writes it.
  case malformed
  /// It is of a version that this program does not know.
  case otherVersion(Int)
}

extension SitesFileError: CustomStringConvertible {
  /// One sentence: what failed, where, what to do.
  package var description: String {
    switch self {
    case .malformed:
      "A run's sites.json is not as this program writes it; find out what happened to that run with "
        + "'remswatch verify'."
    case .otherVersion(let version):
      "A run's sites.json is of version \(version), which this program does not know; use the "
        + "program that made the run, or a newer one."
    }
  }
}
