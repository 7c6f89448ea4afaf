import ClinicHarness
import Foundation
import HostileClinic
import Monitoring
import ProgramFiles
import ReferenceJudge
import Testing

/// The engine and the reference, which was written from the rules alone, must agree on every
/// obligation of random hostile patients.
@Suite struct DifferentialTests {
  /// Patients to compare; `make differential` asks for more, from a seed of its own.
  private static let patients = number("REMSWATCH_DIFFERENTIAL_PATIENTS") ?? 20_000
  private static let seed = UInt64(number("REMSWATCH_DIFFERENTIAL_SEED") ?? 20_261_122)
  private static let patientsPerClinic = 250

  @Test func `The engine agrees with the reference on every obligation of every patient`() throws {
    let program = try ProgramFiles.builtIn("lemtrada-us").program
    print("differential: \(Self.patients) patients, seed \(Self.seed)")
    var (compared, obligations) = (0, 0)
    for clinic in 0..<((Self.patients + Self.patientsPerClinic - 1) / Self.patientsPerClinic) {
      let seed = Self.seed &+ UInt64(clinic)
      let question = hostileClinic(
        seed: seed, patients: Self.patientsPerClinic, tidy: clinic.isMultiple(of: 3))
      let differences = try compare(question, program, &obligations)
      compared += question.clinic.patients.count
      try #require(differences.isEmpty, "seed \(seed): \(differences.prefix(3).joined())")
    }
    print("differential: \(compared) patients, \(obligations) obligations, 0 differences")
    #expect(compared >= Self.patients)
  }

  private func compare(
    _ question: HostileQuestion, _ program: Program, _ obligations: inout Int
  ) throws -> [String] {
    let asOf = try #require(CivilDate(question.asOf))
    let judged = try ClinicHarness.judge(
      question.clinic, program: program, asOf: asOf, knownAt: try instant(question.knownAt))
    var differences: [String] = []
    for raw in question.clinic.patients {
      guard case .integer(let id) = raw.patient["patient_id"] else { continue }
      let patient = try #require(judged.patient(id))
      let ours = ReferenceComparison.verdict(
        patient, program: program, directory: judged.directory, asOf: asOf)
      let theirs = referenceJudge(
        raw, in: question.clinic, asOf: question.asOf, knownAt: question.knownAt)
      obligations += theirs.obligations.count
      if let text = difference(ours, theirs) {
        differences.append(
          "patient \(id), as of \(asOf), known at \(question.knownAt ?? "-"): \(text)\n")
      }
    }
    return differences
  }

  private func difference(_ ours: ReferenceVerdict, _ theirs: ReferenceVerdict) -> String? {
    if ours.status != theirs.status { return "status \(ours.status), reference \(theirs.status)" }
    if ours.status != "not-evaluated",
      ours.notApplicable != theirs.notApplicable
        || ours.notEvaluatedRequirements != theirs.notEvaluatedRequirements
    {
      return "exclusions \(ours.notApplicable), reference \(theirs.notApplicable)"
    }
    let difference = theirs.obligations.difference(from: ours.obligations)
    let lines = difference.prefix(4).map { change in
      switch change {
      case .remove(_, let mine, _): "\n  engine    \(mine)"
      case .insert(_, let other, _): "\n  reference \(other)"
      }
    }
    return lines.isEmpty ? nil : lines.joined()
  }

  private func instant(_ knownAt: String?) throws -> Instant? {
    guard let knownAt else { return nil }
    if let day = CivilDate(knownAt) { return Instant(endOf: day) }
    return Instant(rfc3339: knownAt)
  }

  private static func number(_ variable: String) -> Int? {
    ProcessInfo.processInfo.environment[variable].flatMap(Int.init)
  }
}
