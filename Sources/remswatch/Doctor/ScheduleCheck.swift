internal import Glibc

/// Whether something starts the nightly run.
enum ScheduleCheck {
  private static let cron = "/etc/cron.d/remswatch"
  private static let timer = "/etc/systemd/system/timers.target.wants/remswatch.timer"

  static var diagnosis: Diagnosis {
    switch (isThere(cron), isThere(timer)) {
    case (true, false): .ok("schedule", "cron starts the nightly run (\(cron))")
    case (false, true): .ok("schedule", "a systemd timer starts the nightly run (\(timer))")
    case (true, true):
      .ok(
        "schedule",
        "cron and a systemd timer both start the nightly run, which is safe: "
          + "the second to start ends at once")
    case (false, false):
      .warning(
        "schedule", "nothing starts the nightly run: neither \(cron) nor \(timer) is there",
        "install one of them, as cron/README.md says")
    }
  }

  /// An enabled timer is a link; what it points at is systemd's affair.
  private static func isThere(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }
}
