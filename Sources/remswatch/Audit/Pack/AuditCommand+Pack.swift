internal import ArgumentParser
internal import Configuration
internal import Monitoring

extension AuditCommand {
  /// A pack has its own formats, and leaves nothing out.
  func validatePack() throws {
    guard whatIf.changes.isEmpty, format == .text, options.site == nil,
      options.requirement == nil, options.obligation == nil
    else {
      throw ValidationError(
        "--pack holds all sites and requirements in its own formats; it goes with --patient, "
          + "--patients-file, --previous-program and --full.")
    }
  }

  /// Writes the pack, and prints what proves that it is the one that was made.
  func makePack(_ folder: String, _ settings: Settings, _ interruption: Interruption) throws {
    try PackOptions.refuseExisting(folder)
    let numbers = try packOptions.recordNumbers(options.patients)
    let pack = Pack(
      question: try question(settings), output: settings.output, path: folder,
      recordNumbers: numbers,
      previous: try packOptions.previousProgram.map { try RuleSet.named($0).load() },
      reason: reason, interruption: interruption)
    let made = try pack.make {
      try AuditTrail(output: settings.output, reason: reason).enter(
        pack.question, options, patients: [nil] + numbers, form: "pack")
    }
    for remark in made.remarks { Messages.remark(remark) }
    let words = "\(folder)\nSHA-256 of SHA256SUMS: \(made.sumsSHA256)\n"
    if let reason = StandardOutput.failure(writing: Array(words.utf8)) {
      throw CommandError(
        status: .inputOutput,
        description: "The pack is whole at \(folder), but its hash cannot be written to standard "
          + "output (\(reason)); it is \(made.sumsSHA256).")
    }
    if made.notEvaluated > 0 { throw ExitCode(ExitStatus.someNotEvaluated.rawValue) }
  }
}
