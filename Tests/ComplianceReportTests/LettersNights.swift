import ComplianceReport
import Monitoring
import Testing

/// Two nights of the small clinic: some patients are new on the second, some are gone, some tests
/// were done.
enum LettersNights {
  static func reports() throws -> [FilesReport] {
    var dice = AssemblyDice(seed: 5)
    let first = FilesClinic.patients.filter { _ in dice.roll(8) > 0 }
    let second = FilesClinic.patients.filter { _ in dice.roll(8) > 0 }.map { changed($0, &dice) }
    let directory = FilesReport.directory(sites: FilesClinic.sites)
    let before = try FilesReport(
      first, directory: directory, asOf: FilesProgram.asOf.goingBack(days: 1))
    return [before, try FilesReport(second, directory: directory, earlier: before)]
  }

  private static func changed(_ patient: FilesPatient, _ dice: inout AssemblyDice) -> FilesPatient {
    var patient = patient
    for place in patient.judgement.obligations.indices where dice.roll(6) == 0 {
      guard patient.judgement.obligations[place].state.isUnmet else { continue }
      patient.judgement.obligations[place].state = .doneLate
      patient.judgement.obligations[place].isCurrent = false
    }
    return patient
  }
}

extension FilesReport {
  func sitesFile() throws -> SitesFile {
    try SitesFile.decode(try #require(files["sites.json"], "there is no sites.json"))
  }
}
