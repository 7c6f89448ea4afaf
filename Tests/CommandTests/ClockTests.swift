import Foundation
import Monitoring
import Testing
import remswatch

/// The day of an instant in a zone, around every change of clocks from 2020 to 2035.
@Suite struct ClockTests {
  /// Changes at two in the night, at midnight, of half an hour, on odd days, and none.
  private static let zones = [
    "America/New_York", "America/Los_Angeles", "America/Havana", "America/Santiago",
    "Europe/Berlin", "Europe/London", "Africa/Casablanca", "Asia/Beirut", "Australia/Lord_Howe",
    "Asia/Kolkata",
  ]

  private static let first = Date(timeIntervalSince1970: 1_577_836_800)  // 2020-01-01
  private static let last = Date(timeIntervalSince1970: 2_082_758_400)  // 2036-01-01

  /// Every change of clocks of a zone; for a zone without any, the beginning of each year.
  private static func transitions(_ zone: TimeZone) -> [Date] {
    var (found, from) = ([Date](), first)
    while let next = zone.nextDaylightSavingTimeTransition(after: from), next < last {
      found.append(next)
      from = next
    }
    return found.isEmpty ? (0..<16).map { first + Double($0) * 365.25 * 86_400 } : found
  }

  /// The second before and at each quarter of an hour from 26 hours before a change to 26 after.
  private static func instants(around change: Date) -> [Instant] {
    let middle = Int64(change.timeIntervalSince1970) / 900 * 900
    return (-104...104).flatMap { quarter in
      [-1, 0].map { Instant(seconds: middle + Int64(quarter) * 900 + $0) }
    }
  }

  @Test(arguments: zones)
  func `The day is the one of the calendar around every change of clocks`(_ name: String) throws {
    let zone = try #require(try Clock.zone(named: name))
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    for change in Self.transitions(zone) {
      for instant in Self.instants(around: change) {
        let moment = Date(timeIntervalSince1970: TimeInterval(instant.seconds))
        let parts = calendar.dateComponents([.year, .month, .day], from: moment)
        let day = CivilDate(
          year: try #require(parts.year), month: try #require(parts.month),
          day: try #require(parts.day))
        #expect(Clock.localDay(of: instant, in: zone) == day, "\(name) \(instant)")
      }
    }
  }

  @Test(arguments: zones)
  func `The day turns once, by one, at the moment that the zone's offset says`(
    _ name: String
  ) throws {
    let zone = try #require(try Clock.zone(named: name))
    for change in Self.transitions(zone) {
      let instants = Self.instants(around: change)
      for (before, after) in zip(instants, instants.dropFirst()) {
        let step = Clock.localDay(of: after, in: zone)
          .days(since: Clock.localDay(of: before, in: zone))
        let isMidnight = Self.secondOfDay(after, zone) == 0
        #expect((0...1).contains(step), "\(name) \(after)")
        if isMidnight, before.seconds + 1 == after.seconds, Self.secondOfDay(before, zone) == 86_399
        {
          #expect(step == 1, "\(name) \(after)")
        }
      }
    }
  }

  private static func secondOfDay(_ instant: Instant, _ zone: TimeZone) -> Int64 {
    let moment = Date(timeIntervalSince1970: TimeInterval(instant.seconds))
    let local = instant.seconds + Int64(zone.secondsFromGMT(for: moment))
    return local - local / 86_400 * 86_400
  }

  /// Two zones whose rules change at short notice are left out: the program's data and the
  /// machine's may be of different years.
  @Test(arguments: zones.filter { $0 != "Africa/Casablanca" && $0 != "Asia/Beirut" })
  func `The machine's own data give the same days`(_ name: String) throws {
    let zone = try #require(try Clock.zone(named: name))
    guard FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/\(name)") else {
      print("SKIPPED: this machine has no data for \(name)")
      return
    }
    let instants = Self.transitions(zone).flatMap(Self.instants)
    let days = try Self.daysOfMachine(instants, name)
    try #require(days.count == instants.count)
    for (instant, day) in zip(instants, days) {
      #expect("\(Clock.localDay(of: instant, in: zone))" == day, "\(name) \(instant)")
    }
  }

  /// What `date` says.
  private static func daysOfMachine(_ instants: [Instant], _ zone: String) throws -> [Substring] {
    try Command.withFolder { folder in
      let file = folder + "/instants"
      let text = instants.map { "@\($0.seconds)\n" }.joined()
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
      let (process, output) = (Process(), Pipe())
      process.executableURL = URL(fileURLWithPath: "/bin/date")
      process.arguments = ["-f", file, "+%F"]
      process.environment = ["TZ": zone]
      process.standardOutput = output
      try process.run()
      let bytes = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    }
  }

  @Test(arguments: ["Mars/Base", "Europe/Nowhere"])
  func `A zone without data is refused`(_ name: String) {
    #expect(throws: (any Error).self) { try Clock.zone(named: name) }
  }

  @Test func `No name is the machine's zone`() throws {
    #expect(try Clock.zone(named: nil) == nil)
  }
}
