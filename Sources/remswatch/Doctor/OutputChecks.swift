internal import Configuration
internal import Glibc

/// Whether a run can be written, and only its owner can read it.
struct OutputChecks {
  let settings: Settings

  private var path: String { settings.output }
  /// What the run will be written in or beneath.
  private var place: String { FileFacts.nearest(to: path) }

  func diagnoses() -> [Diagnosis] {
    [folder, fileSystem, space]
  }

  private var folder: Diagnosis {
    let isThere = place == path
    guard FileFacts(place)?.isFolder == true else {
      return .problem("output", "\(place) is no folder", "choose another with --output")
    }
    guard FileFacts.mayWrite(place) else {
      return .problem(
        "output", "this user may not write to \(place)",
        "change its owner, or choose another folder with --output")
    }
    guard isThere, let facts = FileFacts(path), facts.isOpenToOthers else {
      return .ok("output", isThere ? "\(path) can be written" : "\(path) can be made in \(place)")
    }
    return .warning(
      "output", "\(path) has mode \(facts.mode), and reports name patients",
      "run chmod 0700 '\(path)'")
  }

  private var fileSystem: Diagnosis {
    guard let type = MountTable.fileSystem(of: place) else {
      return .ok("file system", "its type is not known here")
    }
    guard MountTable.isShared(type) else {
      return .ok("file system", "\(type), where locks hold")
    }
    return .warning(
      "file system", "the output lies on \(type), where locks cannot be relied on",
      "choose a folder on a disk of this machine with --output")
  }

  /// A run needs the report's own files and, without WAL mode, a copy of the database.
  private var space: Diagnosis {
    var status = statvfs()
    guard statvfs(place, &status) == 0 else {
      return .problem("space", "\(place) does not say how much is free", "check the disk")
    }
    let free = Int(status.f_bavail) * Int(status.f_frsize)
    let needed = 2 * databaseSize + 50_000_000
    let found = "\(free / 1_000_000) MB are free and \(needed / 1_000_000) MB may be needed"
    guard free < needed else { return .ok("space", found) }
    return .problem("space", found, "free some space for \(path)")
  }

  private var databaseSize: Int {
    guard let database = settings.database else { return 0 }
    return [database, database + "-wal"].reduce(0) { $0 + (FileFacts($1)?.size ?? 0) }
  }
}
