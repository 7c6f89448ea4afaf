internal import ComplianceReport
internal import Delivery
internal import Glibc
internal import Monitoring
internal import PatientStore
internal import ProgramFiles

/// An audit pack: one folder with all that an inspector needs, written whole or not at all.
struct Pack {
  let question: RunQuestion
  let output: String
  let path: String
  /// Record numbers of the chosen patients.
  let recordNumbers: [String]
  let previous: LoadedProgram?
  let reason: String?
  let interruption: Interruption

  struct Made {
    /// Of the file that names the hash of every other.
    let sumsSHA256: String
    let patients: Int
    let notEvaluated: Int
    let remarks: [String]
  }

  /// - Parameter enter: enters the pack in the access log, before anybody can see it.
  func make(entering enter: () throws -> Void) throws -> Made {
    let patients = try PatientDatabase(path: question.database, views: question.views)
    defer { patients.removePrivateCopy() }
    let folder = try begin()
    defer { interruption.setUnfinished(nil) }
    let started = Clock.now()
    let history = try RunHistory(output, question, isLookingBack: true)
    let chosen = ChosenPatients(question, recordNumbers)
    let run = try interruption.protecting {
      try RunFolder(output: folder.workPath, id: "report")
    }
    let written = try writer(chosen).write(patients, history, to: run)
    try chosen.explain(patients)
    try interruption.protecting { try enter() }
    try chosen.check()
    try folder.adopt(run, at: "report")
    let contents = try contents(written, chosen.subjects, question.header(patients))
    try contents.write(to: folder)
    var manifest = Manifest(question, written, started: started, finished: Clock.now())
    manifest.files = [:]
    try folder.add(
      Array((try JSONText.of(self.manifest(manifest, contents)) + "\n").utf8),
      at: "manifest.json")
    let sums = try interruption.protecting {
      let sums = try folder.publish()
      interruption.setUnfinished(nil)
      return sums
    }
    return Made(
      sumsSHA256: sums, patients: chosen.subjects.count,
      notEvaluated: written.tally.count(.notEvaluated), remarks: history.remarks)
  }

  /// Makes the folder, which is taken away again where the program is told to stop.
  private func begin() throws -> PackFolder {
    try interruption.protecting {
      let folder = try PackFolder(path)
      interruption.setUnfinished(folder.unfinishedPath)
      return folder
    }
  }

  private func writer(_ chosen: ChosenPatients) -> RunWriter {
    RunWriter(
      question: question, showsProgress: false, interruption: interruption, onPatient: chosen.add)
  }

  private func contents(
    _ written: RunWriter.Written, _ patients: [AuditSubject], _ header: ReportHeader
  ) throws -> PackContents {
    let ledger = try LedgerExtract(output) { entry in
      // A night has no known-at of its own: it knew what was recorded up to its snapshot.
      let knowledge = question.knownAt == nil ? entry.knownAt : entry.knowledge
      return entry.asOf == question.asOf && knowledge == question.knownAt
    }
    return PackContents(
      header: header, program: question.program, previous: previous, patients: patients,
      reads: written.reads, tally: written.tally, ledger: ledger)
  }

  private func manifest(_ run: Manifest, _ contents: PackContents) -> PackManifest {
    PackManifest(
      run, contents, user: AuditTrail.userName, userID: getuid(), reason: reason)
  }
}
