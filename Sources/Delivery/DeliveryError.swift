internal import Glibc
package import Monitoring

/// Why a run could not be written, published, entered or trusted. No case carries a value of a row.
package enum DeliveryError: Error, Hashable, Sendable {
  case cannotCreate(path: String, detail: String)
  case notPermitted(path: String)
  case diskFull(path: String)
  case inputOutput(path: String, detail: String)
  case latestNotMoved(run: String, latest: String)
  /// The run is whole and `latest` points at it, but it has no line; the next run enters it.
  case notEntered(run: String, ledger: String, detail: String)
  case cannotRead(path: String, detail: String)
  /// A file beside the runs, such as the metrics.
  case notWritten(path: String, detail: String)
  case locked(path: String)
  /// What must be the user's own can be changed by others, or is a link.
  case notPrivate(path: String)
  case noSuchRun(path: String)
  case noLedger(path: String)
  case manifestDamaged(path: String)
  /// A file of a published run is not as it was published.
  case fileAltered(path: String)
  /// `line` counts from 1.
  case ledgerDamaged(path: String, line: Int, detail: String)
  case keyRefused(path: String, detail: String)
  case keyExists(path: String)
  /// `table` is what fell, such as `infusions`.
  case countFell(table: String, from: Int, to: Int)
  case clockImplausible(now: Instant, newest: Instant)

  /// What the number of the system's last error means for `path`.
  init(errno number: Int32, path: String, creating: Bool = false) {
    let detail = String(cString: strerror(number))
    switch number {
    case EACCES, EPERM: self = .notPermitted(path: path)
    case ENOSPC, EDQUOT: self = .diskFull(path: path)
    case _ where creating: self = .cannotCreate(path: path, detail: detail)
    default: self = .inputOutput(path: path, detail: detail)
    }
  }
}
