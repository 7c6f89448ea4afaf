import ClinicHarness
import DemoClinic
import Monitoring
import ProgramFiles
import Testing

/// The invented clinic shows everything that a report can show.
@Suite struct JudgedClinicTests {
  private static let judged = Result { try judge() }

  private static func judge() throws -> JudgedClinic {
    try ClinicHarness.withScratchFolder { folder in
      try DemoClinic.write(patients: 250, to: folder + "/patients.db", style: .clinic)
      return try ClinicHarness.judgeDatabase(
        folder + "/patients.db", program: ProgramFiles.builtIn("lemtrada-us").program,
        asOf: DemoClinic.asOf, knownAt: nil)
    }
  }

  @Test func `Every patient status occurs`() throws {
    let statuses = Set(try Self.judged.get().patients.map(\.judgement.status))
    #expect(statuses == Set(PatientStatus.allCases))
  }

  @Test func `Every state of an obligation occurs`() throws {
    let states = Set(
      try Self.judged.get().patients.flatMap { $0.judgement.obligations.map(\.state) })
    #expect(states == Set(ObligationState.allCases))
  }

  @Test func `Every requirement fails somewhere`() throws {
    let program = try ProgramFiles.builtIn("lemtrada-us").program
    let unmet = Set(
      try Self.judged.get().patients.flatMap { patient in
        patient.judgement.obligations.filter(\.state.isUnmet).map(\.requirement)
      })
    let never = program.requirements.indices.filter { !unmet.contains($0) }
    #expect(never.map { program.requirements[$0].id } == [])
  }

  @Test func `A third of the patients do 90 % or more, and about 30 % less than half`() throws {
    let program = try ProgramFiles.builtIn("lemtrada-us").program
    let rates = try Self.judged.get().patients.compactMap { patient -> Double? in
      var counts = StateCounts()
      for obligation in patient.judgement.obligations {
        let requirement = program.requirements[obligation.requirement]
        guard case .every = requirement.schedule, requirement.severity == .required else {
          continue
        }
        counts.add(obligation, asOf: DemoClinic.asOf)
      }
      return counts.doneRate.percentage
    }
    let share = { (number: Int) in Double(number) / Double(rates.count) }
    #expect((0.28...0.40).contains(share(rates.count { $0 >= 90 })))
    #expect((0.24...0.36).contains(share(rates.count { $0 < 50 })))
  }

  @Test func `The classes of patients add up to the rows of the database`() throws {
    let judged = try Self.judged.get()
    #expect(judged.patients.count == 250)
    #expect(judged.counts.patientRows == 250)
  }

  @Test func `Dirty rows become findings`() throws {
    let problems = Set(try Self.judged.get().findings.map(\.problem))
    #expect(
      problems.isSuperset(of: [
        .dateUnreadable, .statusUnknown, .timeUnreadable, .patientMissing, .sexUnknown,
        .requirementUnknown, .datedAfterRecorded,
      ]))
  }
}
