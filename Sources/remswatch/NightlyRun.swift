internal import ComplianceReport
internal import Delivery
internal import Monitoring
internal import PatientStore
internal import ProgramFiles

/// The main job: reads the database once, judges every patient, writes the report and publishes it.
struct NightlyRun {
  var database: String
  /// The script of views; nil: the database has the schema's own tables.
  var views: String?
  var output: String
  var program: LoadedProgram
  var asOf: CivilDate
  var knownAt: Instant?
  /// Whether every obligation that has opened is written.
  var isFull: Bool
  var isSynthetic = false
  var showsProgress: Bool

  /// What a run came to.
  struct Outcome {
    /// Where the run lies.
    var path: String
    var tally: Tally
  }

  /// Publishes a run, or nothing.
  func publish() throws -> Outcome {
    do {
      return try publishWhole()
    } catch {
      throw ExitStatus(error) == nil ? RunFailure(underlying: error) : error
    }
  }

  private func publishWhole() throws -> Outcome {
    let started = Clock.now()
    let folder = LazyRunFolder(output: output, started: started)
    let patients = try PatientDatabase(
      path: database, views: views,
      privateCopyPath: { try folder.get().scratchPath("database.db") })
    defer { patients.removePrivateCopy() }
    let check = try patients.startIntegrityCheck()
    let (reads, tally, snapshot) = try scan(patients, into: folder)
    try check.wait()
    try Self.reconcile(reads, tally)
    let run = try folder.get()
    try RunManifest(
      run: self, id: run.id, reads, started: started, snapshot: snapshot, finished: Clock.now(),
      run.files
    )
    .write(to: run)
    try run.publish()
    return Outcome(path: run.publishedPath, tally: tally)
  }

  private func scan(_ patients: PatientDatabase, into folder: LazyRunFolder) throws -> (
    ReadCounts, Tally, Instant
  ) {
    let question = ScanQuestion(program: program.program, knownAt: knownAt)
    return try patients.scan(question) { scan in
      // What is recorded from now on is not in this run.
      let snapshot = Clock.now()
      var report = try ReportWriter(header, isFull: isFull, to: ReportSink(try folder.get()))
      var progress = Progress(total: scan.patientRows, isShown: showsProgress)
      defer { progress.clear() }
      var judge = Judge(program: program.program, asOf: asOf)
      var (record, judgement) = (PatientRecord(), PatientJudgement())
      while try scan.next(into: &record) {
        judge.judge(record, directory: scan.directory, into: &judgement)
        try report.add(record, judgement, scan.takeFindings(), scan.directory)
        progress.step()
      }
      try report.add(scan.takeFindings(), scan.directory)
      try report.finish(scan.counts, scan.directory)
      return (scan.counts, report.tally, snapshot)
    }
  }

  private var header: ReportHeader {
    ReportHeader(
      program: program.program, programSHA256: program.sha256, asOf: asOf, knownAt: knownAt,
      softwareVersion: Remswatch.version, isSynthetic: isSynthetic)
  }

  /// A patient is never silently left out: the classes add up to the rows of table patient.
  private static func reconcile(_ reads: ReadCounts, _ tally: Tally) throws {
    let sum = PatientStatus.allCases.reduce(0) { $0 + tally.count($1) }
    guard sum == reads.patientRows else {
      throw CommandError(
        status: .internalError,
        description: "\(sum) patients were judged of \(reads.patientRows) in the database; nothing "
          + "was published. Please report it.")
    }
  }
}

/// The run's folder, made when the first byte is to be written: what cannot be read leaves no trace.
private final class LazyRunFolder {
  private let output: String
  private let started: Instant
  private var folder: RunFolder?

  init(output: String, started: Instant) {
    self.output = output
    self.started = started
  }

  func get() throws -> RunFolder {
    if let folder { return folder }
    let made = try RunFolder(output: output, id: Self.id(started))
    folder = made
    return made
  }

  /// Such as `2026-11-22T021005Z-7f3a9c`: sorts by time, and two of one second differ.
  private static func id(_ started: Instant) -> String {
    let time = "\(started)".filter { $0 != ":" }
    let mark = String(UInt32.random(in: 0..<(1 << 24)), radix: 16)
    return time + "-" + String(repeating: "0", count: 6 - mark.count) + mark
  }
}
