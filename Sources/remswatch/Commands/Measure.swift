internal import ArgumentParser
internal import Configuration
internal import Monitoring
internal import PatientStore

/// `remswatch measure`: the first stages of a run alone, for `make bench`. It writes nothing.
struct Measure: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Do a part of a run and print how much was read, for measuring.",
    shouldDisplay: false)

  /// How far to go.
  enum Stage: String, ExpressibleByArgument, CaseIterable {
    /// Read every row of the database into records.
    case scan
    /// And judge each patient.
    case judge
  }

  @Argument(help: "scan or judge.")
  var stage: Stage

  @OptionGroup var source: SourceOptions

  @Option(help: "The clinical day asked about, YYYY-MM-DD.")
  var asOf: CivilDate

  func run() throws {
    let settings = try source.settings(and: [:])
    let program = try settings.program.load().program
    let patients = try PatientDatabase(
      path: try settings.requiredDatabase, views: try settings.viewsScript)
    let (reads, obligations) = try patients.scan(ScanQuestion(program: program, knownAt: nil)) {
      scan in
      var judge = Judge(program: program, asOf: asOf)
      var (record, judgement) = (PatientRecord(), PatientJudgement())
      var obligations = 0
      while try scan.next(into: &record) {
        _ = scan.takeFindings()
        guard stage == .judge else { continue }
        judge.judge(record, directory: scan.directory, into: &judgement)
        obligations += judgement.obligations.count
      }
      return (scan.counts, obligations)
    }
    print("\(reads.observationRows) observations, \(obligations) obligations")
  }
}
