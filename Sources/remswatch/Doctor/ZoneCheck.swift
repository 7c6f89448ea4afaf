internal import Foundation

/// Whether the zone in which a night's day is counted is the one that is meant.
enum ZoneCheck {
  private static let data = "/usr/share/zoneinfo"

  static func diagnosis(_ name: String?) -> Diagnosis {
    guard let name else { return ofMachine }
    do {
      _ = try Clock.zone(named: name)
      return .ok("time zone", "\(name), where it is \(today(name)) now")
    } catch {
      return .problem("time zone", error)
    }
  }

  private static func today(_ name: String) -> String {
    "\(Clock.localDay(of: Clock.now(), in: TimeZone(identifier: name)))"
  }

  /// The system takes UTC, and says nothing, where the machine's zone cannot be found.
  private static var ofMachine: Diagnosis {
    let variable = ProcessInfo.processInfo.environment["TZ"] ?? ""
    let named = variable.hasPrefix(":") ? String(variable.dropFirst()) : variable
    let file =
      named.isEmpty ? "/etc/localtime" : named.hasPrefix("/") ? named : "\(data)/\(named)"
    let today = "the machine's, where it is \(Clock.localDay(of: Clock.now())) now"
    guard FileFacts(file)?.isFile != true else { return .ok("time zone", today) }
    return .warning(
      "time zone", "none is set, and the machine names none (\(file) is not there)",
      "set time-zone, or days are counted in UTC")
  }
}
