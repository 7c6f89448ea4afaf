internal import Monitoring

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
    case .notEntered(let run, let ledger, let detail):
      "The run is whole at \(run), but \(ledger) could not be written (\(detail)); check the disk, "
        + "the next run enters it."
    case .cannotRead(let path, let detail):
      "\(path) cannot be read (\(detail)); check its owner and the disk."
    case .notWritten(let path, let detail):
      "\(path) could not be written (\(detail)); check its folder."
    case .locked(let path): "Another remswatch is at work in \(path); wait for it."
    case .notPrivate(let path): Self.notPrivate(path)
    case .noSuchRun(let path): "There is no run \(path); 'remswatch history' lists the runs."
    case .noLedger(let path): "There is no ledger \(path): no run was ever entered; check --output."
    case .manifestDamaged(let path):
      "\(path) is damaged or not a manifest; 'remswatch verify' shows what else is wrong."
    case .fileAltered(let path):
      "\(path) is not as it was published; 'remswatch verify' shows what else is wrong."
    case .ledgerDamaged(let path, let line, let detail): Self.damaged(path, line, detail)
    case .keyRefused(let path, let detail): "The key \(path) is not used: \(detail)."
    case .keyExists(let path): "\(path) is there already and is left alone; name another file."
    case .countFell(let table, let from, let to): Self.countFell(table, from, to)
    case .clockImplausible(let now, let newest): Self.clockImplausible(now, newest)
    }
  }

  /// What the system said, in a few words, for the message of another error.
  package var reason: String {
    switch self {
    case .cannotCreate(_, let detail), .inputOutput(_, let detail), .cannotRead(_, let detail),
      .notWritten(_, let detail):
      detail
    case .diskFull: "no space is left"
    case .notPermitted, .notPrivate: "not permitted"
    case .ledgerDamaged(_, let line, let detail): "line \(line) \(detail)"
    case .latestNotMoved, .notEntered, .locked, .noSuchRun, .noLedger, .manifestDamaged,
      .fileAltered, .keyRefused, .keyExists, .countFell, .clockImplausible:
      description
    }
  }

  private static func notPrivate(_ path: String) -> String {
    "\(path) is a link, or others may change it; it must be this user's and writable by nobody "
      + "else."
  }

  private static func damaged(_ path: String, _ line: Int, _ detail: String) -> String {
    "\(path) line \(line) \(detail); nothing was written, 'remswatch verify' shows what else is "
      + "wrong."
  }

  private static func countFell(_ table: String, _ from: Int, _ to: Int) -> String {
    "The database has \(to) \(table) where the last run read \(from), so nothing was published; "
      + "run again with --accept-counts after a look at it."
  }

  private static func clockImplausible(_ now: Instant, _ newest: Instant) -> String {
    "The clock says \(now), but the last run was published at \(newest); set the clock right, or "
      + "name the day with --as-of if it is right."
  }
}
