internal import Glibc

/// Why a run could not be written or published. No case carries a value of a row.
package enum DeliveryError: Error, Hashable, Sendable {
  case cannotCreate(path: String, detail: String)
  case notPermitted(path: String)
  case diskFull(path: String)
  case inputOutput(path: String, detail: String)
  case latestNotMoved(run: String, latest: String)
}

extension DeliveryError: CustomStringConvertible {
  /// One sentence: what failed, where, what to do.
  package var description: String {
    switch self {
    case .cannotCreate(let path, let detail):
      "\(path) cannot be created (\(detail)); choose another folder with --output."
    case .notPermitted(let path):
      "\(path) may not be written by this user; change the owner of the folder or choose another "
        + "with --output."
    case .diskFull(let path):
      "There is no space left for \(path); free some and run again. Nothing was published."
    case .inputOutput(let path, let detail):
      "Writing \(path) failed (\(detail)); check the disk and run again. Nothing was published."
    case .latestNotMoved(let run, let latest):
      "The run is whole at \(run), but \(latest) could not be moved to it; remove what is in its "
        + "place and run again."
    }
  }

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
