internal import Configuration

/// Everything that `doctor` looks at, in the order of the lines.
struct Examination {
  let settings: Settings
  /// The configuration file that was read.
  let file: String?
  let isDeep: Bool

  func diagnoses() -> [Diagnosis] {
    var all = [configuration, UserCheck.diagnosis, ruleSet]
    all += DatabaseChecks(settings: settings, isDeep: isDeep).diagnoses()
    all += OutputChecks(settings: settings).diagnoses()
    all += FileChecks(settings: settings).diagnoses()
    all += MailCheck(settings: settings).diagnoses()
    all += [ZoneCheck.diagnosis(settings.timeZone), LockCheck.diagnosis(output: settings.output)]
    all += [ScheduleCheck.diagnosis, LastRunCheck.diagnosis(settings, now: Clock.now())]
    return all
  }

  private var configuration: Diagnosis {
    .ok("configuration", file.map { "\($0) is valid" } ?? "no file; flags and variables are valid")
  }

  private var ruleSet: Diagnosis {
    do {
      let program = try settings.program.load().program
      return .ok("rule set", "\(program.id) \(program.version) is valid")
    } catch {
      return .problem("rule set", error)
    }
  }
}
