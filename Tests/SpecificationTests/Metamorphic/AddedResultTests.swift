import ClinicHarness
import Monitoring
import ProgramFiles
import ReferenceJudge
import Testing

@Suite struct AddedResultTests {
  /// How many days before the as-of day the result is added.
  @Test(arguments: [0, 9, 33, 100, 400, 900])
  func `A usable result never makes any obligation worse`(daysBefore: Int) throws {
    let program = try ProgramFiles.builtIn("lemtrada-us").program
    let random = try RandomClinic(seed: 4_711)
    let day = random.asOf.goingBack(days: daysBefore)
    var richer = random
    for index in richer.clinic.patients.indices {
      Self.addResults(on: day, to: &richer.clinic.patients[index], program)
    }
    let before = try random.judged(program, knownAt: nil)
    let after = try richer.judged(program, knownAt: nil)
    var (compared, improved, worse) = (0, 0, [String]())
    for patient in before.patients {
      let id = try #require(patient.record.identity.id)
      let now = try #require(after.patient(id)).judgement.obligationsByKey
      for (key, old) in patient.judgement.obligationsByKey {
        let new = try #require(now[key])
        compared += 1
        if Self.rank(new) < Self.rank(old) { improved += 1 }
        if !Self.isNoWorse(old, new) {
          worse.append("patient \(id): \(key) from \(old.state) to \(new.state)")
        }
      }
    }
    #expect(worse == [])
    #expect(compared > 2000 && improved > 10, "\(compared) compared, \(improved) better")
  }

  /// Every test and every form, done on one day, in specimens of their own.
  private static func addResults(
    on day: CivilDate, to patient: inout RawPatient, _ program: Program
  ) {
    let id = patient.patient["patient_id"] ?? .null
    for definition in program.evidence {
      var codes = definition.components.compactMap(\.codes.first)
      if codes.isEmpty { codes = [definition.panels[0]] }
      for code in codes {
        patient.rows["observation", default: []].append([
          "patient_id": id, "collected_on": .text(day.description),
          "specimen": .text("added \(definition.name)"),
          "code": .text(program.vocabulary.codes[Int(code.value)].code), "status": .text("F"),
          "value": .real(1), "recorded_at": .text("\(day)T11:22:33Z"),
        ])
      }
    }
    for kind in program.vocabulary.formKinds {
      patient.rows["form", default: []].append([
        "patient_id": id, "kind": .text(kind), "submitted_on": .text(day.description),
        "voided": .integer(0), "recorded_at": .text("9999-12-31T23:59:59Z"),
      ])
    }
  }

  /// The lower, the better; what is excused or still open stands in between.
  private static func rank(_ obligation: Obligation) -> Int {
    switch obligation.state {
    case .done: 0
    case .doneLate: 1
    case .upcoming, .due, .waived, .cancelled: 2
    case .overdue: 3
    case .missed: 4
    }
  }

  private static func isNoWorse(_ old: Obligation, _ new: Obligation) -> Bool {
    new.state == old.state || (new.state.isMet && rank(new) < rank(old))
  }
}
