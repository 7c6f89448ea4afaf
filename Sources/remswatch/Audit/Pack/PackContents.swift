internal import ComplianceReport
internal import Delivery
internal import Monitoring
internal import ProgramFiles

/// What stands in a pack beside the report: the patients, the rules and the ledger.
struct PackContents {
  let header: ReportHeader
  let program: LoadedProgram
  let previous: LoadedProgram?
  let patients: [AuditSubject]
  let reads: ReadCounts
  let tally: Tally
  let ledger: LedgerExtract

  /// Writes all of it but the manifest.
  func write(to folder: PackFolder) throws {
    try writePatients(folder)
    try writeRules(folder)
    try writeLedger(folder)
    try folder.add(Array(PackGuide.text.utf8), at: "VERIFY.md")
    try folder.add(Array(PackGuide.script.utf8), at: "verify.sh")
    let page = SignOffPage(header: header, reads: reads, patients: patients, tally: tally)
    try folder.add(page.render(), at: "sign-off.html")
  }

  private func writePatients(_ folder: PackFolder) throws {
    for subject in patients {
      try PackPatient(header: header, subject: subject, reads: reads).write { path in
        try folder.file(path)
      }
    }
  }

  private func writeRules(_ folder: PackFolder) throws {
    try folder.add(Array(program.source.utf8), at: "rules/rule-set.yaml")
    try folder.add(Array(ProgramListing.whole(program).utf8), at: "rules/rule-set.txt")
    if let previous {
      try folder.add(Array(previous.source.utf8), at: "rules/previous-rule-set.yaml")
    }
    try folder.add(Array(differences.utf8), at: "rules/differences.txt")
  }

  private var differences: String {
    guard let previous else {
      return "No earlier rule set was named when this pack was made (--previous-program).\n"
    }
    return ProgramDifferences.text(from: previous, to: program)
  }

  private func writeLedger(_ folder: PackFolder) throws {
    guard !ledger.lines.isEmpty else { return }
    try folder.add(ledger.bytes, at: "ledger.jsonl")
    if let manifest = ledger.manifest { try folder.add(manifest, at: "run-manifest.json") }
  }
}

extension PackFolder {
  func add(_ bytes: [UInt8], at path: String) throws {
    var file = try create(path)
    try file.write(bytes)
    try finish(file, path)
  }

  /// A file that a report's writer writes.
  func file(_ path: String) throws -> ReportFile {
    let open = OpenFile(try create(path))
    return ReportFile(
      write: { try open.write($0) },
      finish: { [self] in try open.finish { file in try finish(file, path) } })
  }
}
