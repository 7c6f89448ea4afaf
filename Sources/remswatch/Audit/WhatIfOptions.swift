internal import ArgumentParser
internal import ComplianceReport
internal import Configuration
internal import Monitoring
internal import ProgramFiles

/// Under which other rules an audit judges the same facts.
struct WhatIfOptions: ParsableArguments {
  /// Days of grace that a rule set may give.
  private static let graceDays = 0...3660

  @Option(
    name: .customLong("what-if"),
    help: ArgumentHelp(
      "Show what would change: grace-days=N, or program=RULES for another rule set or version; "
        + "may be given several times.", valueName: "change"))
  var changes: [String] = []

  /// - Parameter requirement: a place in the rule set, whose grace alone is changed; nil: all.
  ///
  /// Throws where a change is not understood, or another rule set is refused.
  func variants(of program: Program, requirement: Int?) throws -> [WhatIfVariant] {
    try changes.map { try variant($0, of: program, requirement) }
  }

  private func variant(_ change: String, of program: Program, _ requirement: Int?) throws
    -> WhatIfVariant
  {
    let parts = change.split(separator: "=", maxSplits: 1).map(String.init)
    switch (parts.first, parts.count) {
    case ("grace-days", 2):
      return try grace(parts[1], of: program, requirement, name: change)
    case ("program", 2): return try rules(parts[1], name: change)
    default:
      throw ValidationError("--what-if is grace-days=N or program=RULES, not '\(change)'.")
    }
  }

  private func grace(_ days: String, of program: Program, _ requirement: Int?, name: String) throws
    -> WhatIfVariant
  {
    guard let days = Int(days), Self.graceDays.contains(days) else {
      throw ValidationError("--what-if grace-days takes a number of days, such as 7.")
    }
    guard let changed = program.withGrace(days: days, of: requirement) else {
      throw ValidationError("--what-if grace-days: only what is owed again and again has grace.")
    }
    return WhatIfVariant(name: name, program: changed)
  }

  private func rules(_ text: String, name: String) throws -> WhatIfVariant {
    let loaded = try RuleSet.named(text).load()
    return WhatIfVariant(name: name, program: loaded.program, sha256: loaded.sha256)
  }
}

extension RuleSet {
  /// The id of a built-in rule set, or else the path of a file.
  static func named(_ text: String) -> RuleSet {
    ProgramFiles.builtInIDs.contains(text) ? .builtIn(text) : .file(text)
  }
}
