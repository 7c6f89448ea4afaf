import ClinicHarness
import ComplianceReport
import HostileClinic
import Monitoring
import ProgramFiles
import Testing

/// What the sentences claim holds for every obligation of hostile patients, whatever is in their
/// records.
@Suite struct WhyTests {
  @Test func `What is said of the last time is true of the specimens on record`() throws {
    let program = try ProgramFiles.builtIn("lemtrada-us").program
    var checked = 0
    for seed in 1...6 as ClosedRange<UInt64> {
      checked += try check(seed, program)
    }
    #expect(checked > 5000)
  }

  /// How many sentences were looked at.
  private func check(_ seed: UInt64, _ program: Program) throws -> Int {
    let question = hostileClinic(seed: seed, patients: 60, tidy: seed.isMultiple(of: 2))
    let asOf = try #require(CivilDate(question.asOf))
    let clinic = try ClinicHarness.judge(
      question.clinic, program: program, asOf: asOf, knownAt: nil)
    let claims = Claims(program: program, asOf: asOf)
    for patient in clinic.patients {
      for obligation in patient.judgement.obligations {
        let text = claims.why.text(obligation, patient.record, patient.judgement)
        let problem = claims.problem(of: text, obligation, patient)
        #expect(problem == nil, "seed \(seed): \(problem ?? "")\n\(text)")
      }
    }
    return clinic.patients.reduce(0) { $0 + $1.judgement.obligations.count }
  }
}

/// Checks sentences against the specimens, read one by one.
private struct Claims {
  let program: Program
  let asOf: CivilDate
  let why: Why
  private let trail: EvidenceTrail

  init(program: Program, asOf: CivilDate) {
    (self.program, self.asOf) = (program, asOf)
    why = Why(program: program, asOf: asOf)
    trail = EvidenceTrail(program)
  }

  /// nil: nothing that is said is wrong.
  func problem(of text: String, _ obligation: Obligation, _ patient: JudgedPatient) -> String? {
    let requirement = program.requirements[obligation.requirement]
    guard text.contains(Self.words(obligation.dueOn)) else { return "does not say when it was due" }
    guard text.hasSuffix(".") else { return "does not end" }
    guard case .test(let index) = requirement.evidence,
      program.evidence[Int(index.value)].histories.isEmpty
    else { return nil }
    let days = trail.specimens(of: index, in: patient.record)
      .filter { $0.isDone && $0.collectedOn <= asOf }.map(\.collectedOn)
    if text.contains("None on record."), !days.isEmpty { return "there is one" }
    if text.contains("none since"), let last = days.last,
      !text.contains("Last done \(Self.words(last)), none since.")
    {
      return "the last was on \(last)"
    }
    if let opens = obligation.opensOn, let closes = obligation.closesOn,
      text.contains("None from \(Self.words(opens))"),
      days.contains(where: { opens <= $0 && $0 <= min(closes, asOf) })
    {
      return "there is one in the window"
    }
    if obligation.state.isUnmet, !text.contains("one on record"), !text.contains("None"),
      !text.contains("none"), !text.contains("Last done"), !text.contains("No other")
    {
      return "does not say what was found"
    }
    return nil
  }

  private static func words(_ day: CivilDate) -> String {
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let (year, month, number) = day.parts
    return "\(number) \(months[month - 1]) \(year)"
  }
}
