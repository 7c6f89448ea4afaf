import ClinicHarness
import Monitoring
import ProgramFiles
import ReferenceJudge
import Testing

@Suite struct LaterDayTests {
  /// Days from the first question to the second.
  @Test(arguments: [1, 10, 45, 200])
  func `Time alone moves what is owed only from upcoming to due, overdue and missed`(
    days: Int
  ) throws {
    let program = try ProgramFiles.builtIn("lemtrada-us").program
    let random = try RandomClinic(seed: 77)
    let later = try random.asOf.adding(days: days)
    let before = try random.judged(program, knownAt: nil)
    let after = try random.judged(program, asOf: later, knownAt: nil)
    var (compared, moved, wrong) = (0, 0, [String]())
    for patient in random.clinic.patients where try isUndisturbed(patient, random.asOf, later) {
      let id = try #require(patient.id)
      let then = try #require(before.patient(id)).judgement.obligationsByKey
      let now = try #require(after.patient(id)).judgement.obligationsByKey
      for (key, old) in then where Self.isOngoing(program.requirements[key.requirement]) {
        guard let new = now[key] else {
          wrong.append("patient \(id): \(program.requirements[key.requirement].id) is gone")
          continue
        }
        compared += 1
        if old.state != new.state { moved += 1 }
        if !Self.isAllowed(old, new, in: random.asOf, later) {
          wrong.append("patient \(id): \(key) from \(old.state) to \(new.state)")
        }
      }
    }
    #expect(wrong == [])
    #expect(compared > 1000 && moved > 10, "\(compared) compared, \(moved) moved")
  }

  /// No waiver, death or transfer, and between the two days no infusion, pregnancy or standing.
  private func isUndisturbed(
    _ patient: RawPatient, _ asOf: CivilDate, _ later: CivilDate
  ) throws -> Bool {
    let between = try asOf.adding(days: 1)...later
    let waivers = patient.rows["waiver"] ?? []
    return waivers.isEmpty && !patient.hasStanding(["deceased", "transferred-out"])
      && !patient.has("infusion", "infused_on", in: between)
      && !patient.has("history", "started_on", in: between)
      && !patient.has("standing", "from_on", in: between)
  }

  private static func isOngoing(_ requirement: Requirement) -> Bool {
    switch requirement.schedule {
    case .every, .deadline: true
    case .baseline, .point: false
    }
  }

  private static func isAllowed(
    _ old: Obligation, _ new: Obligation, in asOf: CivilDate, _ later: CivilDate
  ) -> Bool {
    if old.state.isMet { return new.state == old.state && new.doneOn == old.doneOn }
    if new.state.isMet { return new.doneOn.map { asOf < $0 && $0 <= later } ?? false }
    let path: [ObligationState] = [.upcoming, .due, .overdue, .missed]
    guard let from = path.firstIndex(of: old.state), let to = path.firstIndex(of: new.state) else {
      return false
    }
    return from <= to
  }
}
