import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// What `doctor` says of the night's job: zone, lock, schedule and last run.
@Suite struct DoctorNightTests {
  @Test func `A zone that this machine does not know is a problem, and the rest is said`() throws {
    try Checkup.withClinic { folder in
      try Checkup.configure(folder, "time-zone: Europe/Berlin")
      #expect(try Checkup(folder).level("time zone") == "ok")
      try Checkup.configure(folder, "time-zone: Mars/Base")
      let checkup = try Checkup(folder)
      #expect(checkup.level("time zone") == "problem")
      #expect(checkup.level("database") == "ok")
    }
  }

  @Test func `A machine that names no zone, or a wrong one, is a warning`() throws {
    try Checkup.withClinic { folder in
      let mars = ["TZ": "Mars/Base"]
      #expect(try Checkup(folder, environment: mars).level("time zone") == "warning")
      guard let etc = try Sandbox.emptyEtc() else { return }
      #expect(
        try Checkup(folder, through: etc, environment: ["TZ": ""]).level("time zone") == "warning")
      try Checkup.configure(folder, "time-zone: Europe/Berlin")
      #expect(try Checkup(folder, through: etc).level("time zone") == "ok")
    }
  }

  @Test func `A lock is free where it is not there or not held, and held is a warning`() throws {
    try Checkup.withClinic { folder in
      #expect(try Checkup(folder).level("lock") == "ok")
      #expect(try Command.tree(folder + "/out") == [])
      let lock = try Self.makeLock(folder)
      #expect(try Checkup(folder).level("lock") == "ok")
      let file = Glibc.open(lock, O_RDWR | O_CLOEXEC)
      defer { close(file) }
      #expect(flock(file, LOCK_EX) == 0)
      #expect(try Checkup(folder).level("lock") == "warning")
    }
  }

  @Test func `A lock that this user may not open is a problem`() throws {
    guard let nobody = try Sandbox.nobody() else { return }
    try Checkup.withClinic(isWAL: false) { folder in
      try Checkup.open(folder)
      try Small.chmod(folder + "/out", 0o755)
      try Small.chmod(try Self.makeLock(folder), 0o000)
      #expect(try Checkup(folder, through: nobody).level("lock") == "problem")
    }
  }

  private static func makeLock(_ folder: String) throws -> String {
    let state = folder + "/out/.state"
    try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: true)
    try Data().write(to: URL(fileURLWithPath: state + "/lock"))
    return state + "/lock"
  }

  @Test(arguments: [
    (false, false, "warning"), (true, false, "ok"), (false, true, "ok"), (true, true, "ok"),
  ])
  func `Cron, a timer or both start the nightly run, and none is a warning`(
    _ hasCron: Bool, _ hasTimer: Bool, _ level: String
  ) throws {
    let wants = "/etc/systemd/system/timers.target.wants"
    var words = ["mkdir -p /etc/cron.d \(wants)"]
    if hasCron { words.append("touch /etc/cron.d/remswatch") }
    if hasTimer { words.append("ln -s nowhere \(wants)/remswatch.timer") }
    guard let etc = try Sandbox.emptyEtc(words.joined(separator: " && ")) else { return }
    try Checkup.withClinic { folder in
      let checkup = try Checkup(folder, through: etc)
      #expect(checkup.level("schedule") == level)
      #expect(checkup.found("schedule").contains("both") == (hasCron && hasTimer))
    }
  }

  @Test(arguments: [(-1, "warning"), (0, "ok"), (25, "ok"), (27, "warning"), (9000, "warning")])
  func `A newest report older than the limit is a warning, one from tomorrow too`(
    _ hours: Int, _ level: String
  ) throws {
    try Checkup.withClinic { folder in
      let time = Date(timeIntervalSinceNow: -60 - Double(hours) * 3600)
      try Self.link(folder, to: time.ISO8601Format().filter { $0 != ":" } + "-7f3a9c")
      #expect(try Checkup(folder).level("last run") == level)
      try Checkup.configure(folder, "late-after-hours: 8760")
      let far = [-1, 9000].contains(hours)
      #expect(try Checkup(folder).level("last run") == (far ? "warning" : "ok"))
    }
  }

  @Test func `No report is a warning, and a link that leads nowhere is a problem`() throws {
    try Checkup.withClinic { folder in
      #expect(try Checkup(folder).level("last run") == "warning")
      for name in ["2026-11-22", "2026-13-22T021005Z-7f3a9c", "mine"] {
        try Self.link(folder, to: name)
        #expect(try Checkup(folder).level("last run") == "problem")
      }
      try Self.link(folder, to: "2026-11-22T021005Z-7f3a9c")
      try FileManager.default.removeItem(atPath: folder + "/out/runs/2026-11-22T021005Z-7f3a9c")
      #expect(try Checkup(folder).level("last run") == "problem")
    }
  }

  @Test func `A report that a run has just made is found`() throws {
    try Checkup.withClinic { folder in
      let run = ["run", "--database", folder + "/patients.db", "--output", folder + "/out"]
      let outcome = try Command.run(run + ["--as-of", "2025-06-30"])
      #expect(outcome.code == 0)
      #expect(try Checkup(folder).level("last run") == "ok")
    }
  }

  private static func link(_ folder: String, to name: String) throws {
    let (files, latest) = (FileManager.default, folder + "/out/latest")
    try files.createDirectory(
      atPath: folder + "/out/runs/" + name, withIntermediateDirectories: true)
    try? files.removeItem(atPath: latest)
    try files.createSymbolicLink(atPath: latest, withDestinationPath: "runs/" + name)
  }
}
