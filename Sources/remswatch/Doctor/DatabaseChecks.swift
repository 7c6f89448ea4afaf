internal import Configuration
internal import PatientStore

/// Whether this user can read the patient database, and whether it is one.
struct DatabaseChecks {
  let settings: Settings
  let isDeep: Bool

  func diagnoses() -> [Diagnosis] {
    guard let path = settings.database else {
      return [
        .problem("database", "none is named", "give --database or set it in the configuration")
      ]
    }
    do {
      let views = try settings.viewsScript
      let isInWALMode = try isInWALMode(path, views)
      return (isInWALMode ? inWALMode(path) : withRollbackJournal(path)) + deepCheck(path, views)
    } catch StoreError.viewsRefused(let line) {
      return [wrongViews("they do more than make views ('\(line)')")]
    } catch StoreError.viewsFailed(let detail) {
      return [wrongViews("they do not fit \(path) (\(detail))")]
    } catch {
      return [.problem("database", error)]
    }
  }

  private func wrongViews(_ found: String) -> Diagnosis {
    .problem("database", found, "correct \(settings.views?.text ?? "the file of views")")
  }

  /// Opens the database with all checks of a run, and reads no patient.
  private func isInWALMode(_ path: String, _ views: String?) throws -> Bool {
    try PatientDatabase(path: path, views: views).isInWALMode
  }

  private func withRollbackJournal(_ path: String) -> [Diagnosis] {
    [
      .ok("database", "\(path) is a patient database that this user can read"),
      .ok("journal", "rollback journal, none left by a crash; a run reads a private copy"),
    ]
  }

  private func inWALMode(_ path: String) -> [Diagnosis] {
    let folder = FileFacts.parent(of: path)
    let opens = Diagnosis.ok("database", "\(path) is a patient database that this user can read")
    guard !FileFacts.mayWrite(folder) else {
      return [opens, .ok("journal", "WAL mode; its -wal and -shm files can be made in \(folder)")]
    }
    return [
      opens,
      .warning(
        "journal",
        "WAL mode, readable only while another program keeps its -wal and -shm files there",
        "let this user write to \(folder)"),
    ]
  }

  private func deepCheck(_ path: String, _ views: String?) -> [Diagnosis] {
    guard isDeep else { return [] }
    do {
      try Self.checkIntegrity(path, views)
      return [.ok("integrity", "SQLite finds no damage in \(path)")]
    } catch {
      return [.problem("integrity", error)]
    }
  }

  /// SQLite's full check of the database, as a run makes it.
  private static func checkIntegrity(_ path: String, _ views: String?) throws {
    let place = try TemporaryPlace()
    defer { place.remove() }
    let database = try PatientDatabase(path: path, views: views)
    try database.copyIfNeeded { place.path + "/database.db" }
    let check = try database.integrityCheck()
    check.start()
    try check.wait()
  }
}
