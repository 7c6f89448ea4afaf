internal import Configuration

/// The files that a configuration may name besides the database.
struct FileChecks {
  let settings: Settings

  func diagnoses() -> [Diagnosis] {
    [settings.ledgerKey.map(ledgerKey), settings.metricsFile.map(metrics)].compactMap { $0 }
  }

  private func ledgerKey(_ path: String) -> Diagnosis {
    let check = Setting.ledgerKey.name
    guard let facts = FileFacts(path), facts.isFile else {
      return .problem(
        check, "there is no file \(path) that this user can see", "make a key or correct the path")
    }
    guard facts.isOwn else {
      return .problem(
        check, "\(path) belongs to another user", "run chown for the user of the nightly job")
    }
    guard !facts.isOpenToOthers else {
      return .problem(
        check, "\(path) has mode \(facts.mode), so that others could sign in its name",
        "make a new key, or if nobody had access run chmod 0600 '\(path)'")
    }
    guard FileFacts.mayRead(path) else {
      return .problem(check, "\(path) cannot be read", "run chmod 0600 '\(path)'")
    }
    return .ok(check, "\(path) has mode \(facts.mode) and belongs to this user")
  }

  private func metrics(_ path: String) -> Diagnosis {
    let (check, folder) = (Setting.metricsFile.name, FileFacts.parent(of: path))
    guard FileFacts(folder)?.isFolder == true else {
      return .problem(check, "there is no folder \(folder)", "make it or correct the path")
    }
    guard FileFacts.mayWrite(folder) else {
      return .problem(check, "this user may not write to \(folder)", "change its owner or group")
    }
    return .ok(check, "\(path) can be written")
  }
}
