import ClinicHarness
import Monitoring
import ProgramFiles
import ReferenceJudge
import Testing

@Suite struct RowOrderTests {
  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func `The order in which rows were inserted does not matter`(seed: UInt64) throws {
    let program = try ProgramFiles.builtIn("lemtrada-us").program
    let random = try RandomClinic(seed: seed, tidy: false)
    var reversed = random
    reversed.clinic = Self.reversed(random.clinic)
    let one = try random.judged(program, knownAt: random.knownAt)
    let other = try reversed.judged(program, knownAt: random.knownAt)
    #expect(one.patients.count == 200 && other.patients.count == 200)
    var (obligations, differing) = (0, [Int64]())
    for patient in one.patients {
      let id = try #require(patient.record.identity.id)
      let twin = try #require(other.patient(id))
      let verdict = ReferenceComparison.verdict(
        patient, program: program, directory: one.directory, asOf: random.asOf)
      obligations += verdict.obligations.count
      let same = ReferenceComparison.verdict(
        twin, program: program, directory: other.directory, asOf: random.asOf)
      if verdict != same || patient.judgement.intervals != twin.judgement.intervals {
        differing.append(id)
      }
    }
    #expect(differing == [])
    #expect(Set(one.findings) == Set(other.findings))
    #expect(obligations > 2000)
  }

  private static func reversed(_ clinic: RawClinic) -> RawClinic {
    var reversed = clinic
    reversed.sites.reverse()
    reversed.prescribers.reverse()
    reversed.facilities.reverse()
    reversed.certifications.reverse()
    reversed.patients = clinic.patients.reversed().map { patient in
      RawPatient(patient: patient.patient, rows: patient.rows.mapValues { $0.reversed() })
    }
    return reversed
  }
}
