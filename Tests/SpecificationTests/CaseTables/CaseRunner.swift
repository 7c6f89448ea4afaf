import ClinicHarness
import Monitoring
import ReferenceJudge
import Testing

/// Runs a case table: all its patients in one database, judged once for each pair of dates.
struct CaseRunner {
  let file: CaseFile
  let program: Program
  let requirement: Int

  init(_ requirement: String, program: Program) throws {
    file = try CaseFile.read(requirement)
    self.program = program
    self.requirement = try #require(
      program.requirementIndex(id: requirement), "the rule set has no \(requirement)")
  }

  /// Calls `body` with every expectation and what was found of its patient.
  func forEachExpectation(
    _ body: (PatientCase, CaseQuestion, Expectation, ObservedPatient) -> Void
  ) throws {
    try ClinicHarness.withScratchFolder { folder in
      let path = folder + "/patients.db"
      try ClinicHarness.write(clinic, to: path)
      var judged: [CaseDates: JudgedClinic] = [:]
      for patient in file.cases {
        for question in patient.questions {
          let clinic = try judged[question.dates] ?? judge(path, question.dates)
          judged[question.dates] = clinic
          let found = try observed(patient, in: clinic, asOf: question.dates.asOf)
          for expectation in question.expectations { body(patient, question, expectation, found) }
        }
      }
    }
  }

  private func judge(_ path: String, _ dates: CaseDates) throws -> JudgedClinic {
    try ClinicHarness.judgeDatabase(
      path, program: program, asOf: dates.asOf, knownAt: dates.knownAt)
  }

  private func observed(
    _ patient: PatientCase, in clinic: JudgedClinic, asOf: CivilDate
  ) throws -> ObservedPatient {
    let judged = try #require(clinic.patient(Int64(patient.number)))
    return ObservedPatient(
      judged, in: clinic, program: program, requirement: requirement, asOf: asOf)
  }

  private var clinic: RawClinic {
    var clinic = RawClinic()
    func names(_ ids: (CaseRows) -> Set<String>) -> [String] {
      file.cases.flatMap { ids($0.rows) }.sorted()
    }
    clinic.sites = (["S"] + names(\.sites)).map {
      ["site_id": .text($0), "name": .text($0), "time_zone": .text("America/New_York")]
    }
    clinic.prescribers = names(\.prescribers).map {
      ["prescriber_id": .text($0), "name": .text($0)]
    }
    clinic.facilities = names(\.facilities).map {
      ["facility_id": .text($0), "name": .text($0)]
    }
    clinic.certifications = file.cases.flatMap(\.rows.certifications)
    clinic.patients = file.cases.map { $0.rows.rawPatient(number: $0.number) }
    return clinic
  }
}
