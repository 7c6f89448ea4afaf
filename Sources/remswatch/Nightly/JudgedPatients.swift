internal import Dispatch
internal import Monitoring
internal import PatientStore

/// The patients of a database, read and judged on a thread of their own while the caller writes
/// what became of those before.
struct JudgedPatients {
  let database: PatientDatabase
  let program: Program
  let asOf: CivilDate
  let knownAt: Instant?

  /// Calls `body` with each batch of patients, in patient order, on the caller's thread.
  ///
  /// Throws a `StoreError` for the database, and whatever `body` throws.
  func forEachBatch(_ body: (JudgedBatch) throws -> Void) throws -> ScanEnding {
    let handover = JudgedHandover()
    start(handover)
    do {
      while let batch = handover.takeFull() {
        try body(batch)
        handover.giveBack(batch)
      }
    } catch {
      handover.cancel()
      // The database may be closed once this has returned.
      while handover.takeFull() != nil {}
      throw error
    }
    return try handover.ending()
  }

  private func start(_ handover: JudgedHandover) {
    // Nobody else has the database until the ending is there.
    nonisolated(unsafe) let database = database
    let judge = Judge(program: program, asOf: asOf)
    let question = ScanQuestion(program: program, knownAt: knownAt)
    DispatchQueue.global(qos: .userInitiated).async {
      handover.end(Result { try Self.read(database, question, judge, handover) })
    }
  }

  private static func read(
    _ database: PatientDatabase, _ question: ScanQuestion, _ judge: Judge,
    _ handover: JudgedHandover
  ) throws -> ScanEnding {
    try database.scan(question) { scan in
      let snapshot = Clock.now()
      var judge = judge
      while true {
        var batch = try handover.takeFree()
        try fill(&batch, &scan, &judge)
        let isLast = batch.count < JudgedBatch.size
        handover.put(batch)
        if isLast { break }
      }
      return ScanEnding(
        reads: scan.counts, directory: scan.directory, findings: scan.takeFindings(),
        snapshot: snapshot)
    }
  }

  private static func fill(
    _ batch: inout JudgedBatch, _ scan: inout PatientScan, _ judge: inout Judge
  ) throws {
    batch.count = 0
    batch.patientRows = scan.patientRows
    while batch.count < JudgedBatch.size,
      try scan.next(into: &batch.patients[batch.count].record)
    {
      judge.judge(
        batch.patients[batch.count].record, directory: scan.directory,
        into: &batch.patients[batch.count].judgement)
      batch.patients[batch.count].findings = scan.takeFindings()
      batch.count += 1
    }
    batch.directory = scan.directory
  }
}
