internal import ArgumentParser
internal import DemoClinic
internal import ProgramFiles

/// `remswatch demo`: an invented clinic, and the main job run on it.
struct Demo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make an invented clinic and its report.",
    discussion: """
      All patients are invented. The folder gets patients.db and the runs; with --bare only \
      patients.db, of plain records, for measuring.

      \(ExitStatus.table)
      """)

  @Argument(help: "Folder for the database and the runs.")
  var folder = "Reports/demo"

  @Option(help: "Number of patients.")
  var patients = 250

  @Flag(help: "Only make the database, of plain records, for measuring.")
  var bare = false

  @Flag(help: "With --bare: every analyte as a row of its own, about 2,000 a patient.")
  var analytes = false

  private var style: DemoClinic.Style { bare ? analytes ? .bareAnalytes : .bare : .clinic }

  func validate() throws {
    guard bare || !analytes else { throw ValidationError("--analytes goes with --bare.") }
    guard patients > 0 else { throw ValidationError("--patients must be at least 1.") }
  }

  func run() throws {
    let database = "\(folder)/patients.db"
    try DemoFolder.prepare(folder, database: database)
    try DemoClinic.write(patients: patients, to: database, style: style)
    guard !bare else {
      print(database)
      return
    }
    let question = RunQuestion(
      database: database, program: try ProgramFiles.builtIn("lemtrada-us"), asOf: DemoClinic.asOf,
      isFull: true)
    let outcome = try NightlyRun(
      question: question, output: folder, guards: Guards(trustsClock: false),
      showsProgress: Terminal.isErrorOutput, interruption: Interruption()
    ).publish()
    print(Summary.text(outcome))
  }
}
