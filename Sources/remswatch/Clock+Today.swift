internal import Configuration
internal import Monitoring

extension Clock {
  /// The day it is in the zone of the settings, or else of the machine.
  static func today(_ settings: Settings) throws -> CivilDate {
    localDay(of: now(), in: try zone(named: settings.timeZone))
  }
}
