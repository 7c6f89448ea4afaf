import Monitoring
import Testing

/// Fifty nights of a clinic where anything happens, against a model that keeps everything.
@Suite struct ChangesSimulationTests {
  private static let nights = 50

  /// A patient of the simulation; what is owed has a due day of its own for each requirement.
  private struct Fate {
    var isThere = true
    var status = PatientStatus.gap
    var states: [ObligationState?]

    mutating func move(_ dice: inout AssemblyDice) {
      if dice.roll(8) == 0 { isThere.toggle() }
      if dice.roll(6) == 0 {
        let statuses: [PatientStatus] = [
          .gap, .gap, .due, .notEvaluated, .notEvaluated, .deceased, .transferredOut, .completed,
        ]
        status = statuses[dice.roll(statuses.count)]
      }
      for place in states.indices where dice.roll(5) == 0 {
        let states = ObligationState.allCases
        let roll = dice.roll(states.count + 6)
        self.states[place] = roll < states.count ? states[roll] : roll < 13 ? .missed : nil
      }
    }

    func patient(_ id: Int64) -> FilesPatient {
      var patient = FilesPatient(id, mrn: "\(id)", site: Int(id.magnitude % 3))
      patient.judgement.status = status
      if status == .notEvaluated {
        patient.judgement.notEvaluated = .birthDateUnreadable
        return patient
      }
      for (place, state) in states.enumerated() {
        guard let state else { continue }
        patient.owe(
          place % 3, daysAgo: 60 - 7 * place, state, isCurrent: state.isUnmet && place % 4 > 0)
      }
      return patient
    }
  }

  @Test(arguments: [1, 2] as [UInt64])
  func `Every night is what the model says, and its numbers add up`(seed: UInt64) throws {
    var dice = AssemblyDice(seed: seed)
    var fates = (0..<25).map { _ in Fate(states: (0..<6).map { _ in .missed }) }
    var (model, last) = (ChangesModel(), FilesReport?.none)
    var kinds: Set<String> = []
    for night in 0..<Self.nights {
      for place in fates.indices { fates[place].move(&dice) }
      let patients = fates.enumerated().filter(\.element.isThere).map {
        $0.element.patient(Int64($0.offset * 7 - 60))
      }
      let report = try FilesReport(
        patients, directory: FilesReport.directory(sites: 3), isFull: false,
        asOf: ChangesNights.day(night), earlier: last)
      let found = try ChangesModel.found(report)
      let expected = try model.night(report, patients, ChangesNights.day(night))
      try #require(found == expected, "night \(night)")
      try Self.checkSums(report, after: last)
      kinds.formUnion(found.rows.flatMap { [$0[0], $0[5]] })
      last = report
    }
    #expect(kinds.count == 17, "too little happened to prove anything: \(kinds.sorted())")
  }

  /// The two sums that the counts are declared to make.
  private static func checkSums(_ report: FilesReport, after last: FilesReport?) throws {
    let counts = report.changes
    let listed = try report.rows("missed-tests.csv").count
    #expect(counts.new + counts.reopened + counts.stillOpen == listed)
    let pending = try last?.remembered().count { $0["status"] != "closed" } ?? 0
    let followed =
      counts.stillOpen + counts.resolved + counts.noLongerJudged + counts.stillNotJudged
    #expect(followed == pending)
  }
}
