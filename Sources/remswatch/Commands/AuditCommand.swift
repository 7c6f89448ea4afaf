internal import ArgumentParser
internal import ComplianceReport
internal import Configuration
internal import Monitoring

/// `remswatch audit`: what was owed and done, and why, on any day and as known at any time.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Show what was owed and what was done, for any past day, and why.",
    discussion: """
      Reads the database as a run does, at any time, and writes the answer to standard output. It \
      publishes nothing, mails nothing and takes no lock; who asked what is entered in the access \
      log of the output folder.

      Examples:
        remswatch audit --database patients.db --patient 00123 --reason "inspection of 3 May"
        remswatch audit --database patients.db --patient - --explain --requirement cbc-monthly
        remswatch audit --database patients.db --site S1 --as-of 2025-12-31 --known-at 2026-01-05 \
      --format html > audit.html
        remswatch audit --database patients.db --what-if grace-days=0 --what-if grace-days=14
        remswatch audit --database patients.db --as-of 2025-12-31 --pack pack --patient 00123 \
      --reason "inspection of 3 May"

      \(ExitStatus.table)
      """)

  @OptionGroup var options: AuditOptions

  @Option(help: "What it is for; entered in the access log.")
  var reason: String?

  @Flag(help: "Show step by step why each obligation of one patient stands as it does.")
  var explain = false

  @Option(help: "How to write the answer: text, csv, json or html.")
  var format = AuditFormat.text

  @OptionGroup(title: "Other rules") var whatIf: WhatIfOptions

  @OptionGroup(title: "Audit pack") var packOptions: PackOptions

  func validate() throws {
    if packOptions.pack != nil { return try validatePack() }
    guard options.obligation != "" else {
      throw ValidationError("--obligation needs an id, or the beginning of one.")
    }
    guard options.patients.count < 2 else {
      throw ValidationError("--patient may be given several times only with --pack.")
    }
    if !whatIf.changes.isEmpty { return try validateWhatIf() }
    guard explain else { return }
    guard options.patient != nil || options.obligation != nil else {
      throw ValidationError("--explain needs --patient or --obligation.")
    }
    guard format == .text || format == .json else {
      throw ValidationError("--explain is written as text or json.")
    }
  }

  private func validateWhatIf() throws {
    guard !explain, options.obligation == nil, !options.full else {
      throw ValidationError("--what-if goes with --patient, --site and --requirement alone.")
    }
    guard WhatIfFormat(rawValue: format.rawValue) != nil else {
      throw ValidationError("--what-if is written as text, csv or json.")
    }
  }

  func run() throws {
    let interruption = Interruption()
    let settings = try options.settings()
    if let folder = packOptions.pack { return try makePack(folder, settings, interruption) }
    let audit = try audit(settings)
    let place = try TemporaryPlace(interruption)
    defer { place.remove() }
    let answer = try Answer("\(place.path)/answer")
    let shown = try write(audit, to: answer.file, in: place.path)
    try interruption.protecting {
      try AuditTrail(output: settings.output, reason: reason).enter(
        audit.question, options, patients: shown.entered(for: audit.selection), form: form)
    }
    try check(shown)
    try answer.printOut()
    if shown.notEvaluated > 0, format == .csv {
      Messages.remark(
        "of the patients asked for, \(shown.notEvaluated) could not be judged and have no rows; "
          + "--format text says who and why.")
    }
    if shown.notEvaluated > 0 { throw ExitCode(ExitStatus.someNotEvaluated.rawValue) }
  }

  /// How the answer is written, as the access log says it.
  private var form: String {
    let changes = whatIf.changes.map { "what-if \($0) " }.joined()
    return changes + (explain ? "explained " : "") + (options.full ? "full " : "") + format.rawValue
  }

  private func write(_ audit: Audit, to file: ReportFile, in place: String) throws -> Audit.Shown {
    let variants = try whatIf.variants(
      of: audit.question.program.program, requirement: audit.selection.requirement)
    guard !variants.isEmpty, let format = WhatIfFormat(rawValue: format.rawValue) else {
      return try audit.write(to: file, copy: "\(place)/database.db")
    }
    return try WhatIf(audit: audit, variants: variants, format: format).write(to: file, in: place)
  }

  func question(_ settings: Settings) throws -> RunQuestion {
    RunQuestion(
      database: try settings.requiredDatabase, views: try settings.viewsScript,
      program: try settings.program.load(), asOf: try options.asOf ?? Clock.today(settings),
      knownAt: options.knownAt, isFull: options.full)
  }

  private func audit(_ settings: Settings) throws -> Audit {
    let question = try question(settings)
    return Audit(
      question: question, selection: try options.selection(question.program.program),
      format: format, isExplained: explain)
  }

  /// An empty answer must not be taken for a clean one.
  private func check(_ shown: Audit.Shown) throws {
    if options.patient != nil, shown.patients == 0 {
      throw notFound("No patient of the database has that medical record number")
    }
    if !shown.knowsSite { throw notFound("No site of the database has that id") }
    if options.obligation != nil, shown.obligations == 0 {
      throw notFound("No obligation has that id, or its patient cannot be judged")
    }
  }

  private func notFound(_ words: String) -> CommandError {
    CommandError(status: .notFound, description: words + "; look at how it is written.")
  }
}

extension AuditFormat: ExpressibleByArgument {}
