internal import Configuration
internal import Glibc
internal import Monitoring

/// How old the newest report is.
enum LastRunCheck {
  static func diagnosis(_ settings: Settings, now: Instant) -> Diagnosis {
    let link = "\(settings.output)/latest"
    guard let run = target(of: link) else {
      return .warning(
        "last run", "there has been none in \(settings.output)",
        "start the first with remswatch run")
    }
    guard FileFacts(link)?.isFolder == true else {
      return .problem("last run", "\(link) points at \(run), which is not there", "run again")
    }
    guard let made = time(of: run) else {
      return .problem(
        "last run", "\(link) points at \(run), which is no run", "remove the link and run again")
    }
    return ofAge(Int(now.seconds - made.seconds), made, settings.lateAfterHours)
  }

  private static func ofAge(_ seconds: Int, _ made: Instant, _ limit: Int) -> Diagnosis {
    let found = "the newest report is of \(made), \(seconds / 3600) hours ago"
    if seconds < 0 {
      return .warning(
        "last run", "the newest report is of \(made), which is yet to come", "set the clock right")
    }
    guard seconds > limit * 3600 else { return .ok("last run", found) }
    return .warning(
      "last run", "\(found), more than \(limit)",
      "see in the mail or the journal of the nightly job why it stopped")
  }

  private static func target(of link: String) -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink(link, &buffer, buffer.count)
    guard count > 0 else { return nil }
    return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// A run's folder begins with its time in UTC, such as `2026-11-22T021005Z`.
  private static func time(of run: String) -> Instant? {
    let name = Array(run.split(separator: "/").last ?? "")
    guard name.count > 18, name[17] == "Z", name[18] == "-" else { return nil }
    return Instant(
      rfc3339: "\(String(name[..<13])):\(String(name[13..<15])):\(String(name[15...17]))")
  }
}
