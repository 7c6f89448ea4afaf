internal import Dispatch
internal import Monitoring
internal import PatientStore
internal import Synchronization

/// A patient as read and judged.
struct JudgedPatient: Sendable {
  var record = PatientRecord()
  var judgement = PatientJudgement()
  /// About the rows that were read for the patient.
  var findings: [Finding] = []
}

/// Some patients in a row, in the order of the scan. Its memory is used again and again.
struct JudgedBatch: Sendable {
  /// Patients handed over at once: enough that handing over costs nothing, few enough for memory.
  static let size = 16

  var patients = Array(repeating: JudgedPatient(), count: size)
  /// Of `patients` those that count.
  var count = 0
  var directory = Directory()
  /// Rows of table `patient`.
  var patientRows = 0
}

/// What a scan came to.
struct ScanEnding: Sendable {
  let reads: ReadCounts
  let directory: Directory
  /// About rows that belong to no patient.
  let findings: [Finding]
  /// What is recorded from then on was not read.
  let snapshot: Instant
}

/// Hands judged patients from the thread that reads to the one that writes.
final class JudgedHandover: Sendable {
  private static let batches = 3

  private struct State {
    var free = Array(repeating: JudgedBatch(), count: batches)
    var full: [JudgedBatch] = []
    var ending: Result<ScanEnding, any Error>?
    var isCancelled = false
  }

  private let state = Mutex(State())
  /// Signalled for each free batch.
  private let freed = DispatchSemaphore(value: 0)
  /// Signalled for each full batch, and once for the ending.
  private let filled = DispatchSemaphore(value: 0)

  init() {
    for _ in 0..<Self.batches { freed.signal() }
  }

  /// Waits for a batch to fill.
  ///
  /// Throws where nobody wants it any more.
  func takeFree() throws -> JudgedBatch {
    freed.wait()
    return try state.withLock { state in
      guard !state.isCancelled else { throw Unwanted() }
      return state.free.removeLast()
    }
  }

  func put(_ batch: consuming JudgedBatch) {
    state.withLock { [batch] in $0.full.append(batch) }
    filled.signal()
  }

  func end(_ ending: Result<ScanEnding, any Error>) {
    state.withLock { $0.ending = ending }
    filled.signal()
  }

  /// Waits for the next full batch; nil: the scan has ended.
  func takeFull() -> JudgedBatch? {
    filled.wait()
    return state.withLock { $0.full.isEmpty ? nil : $0.full.removeFirst() }
  }

  func giveBack(_ batch: consuming JudgedBatch) {
    state.withLock { [batch] in $0.free.append(batch) }
    freed.signal()
  }

  /// How the scan ended; asked once `takeFull` has given nil.
  func ending() throws -> ScanEnding {
    try state.withLock { state in
      guard let ending = state.ending else { throw Unwanted() }
      return try ending.get()
    }
  }

  /// Lets whoever reads stop at the next batch.
  func cancel() {
    state.withLock { $0.isCancelled = true }
    freed.signal()
  }

  /// The thread that writes has failed, and says itself why.
  private struct Unwanted: Error {}
}
