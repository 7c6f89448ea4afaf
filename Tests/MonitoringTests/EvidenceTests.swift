import Monitoring
import Testing

/// What a specimen's rows say together, on hand-built rows.
@Suite struct EvidenceTests {
  private func observation(
    _ code: CodeIndex, _ status: ResultStatus = .counts, hasValue: Bool = true, specimen: Int32 = 0
  ) throws -> ObservationRow {
    ObservationRow(
      collectedOn: try day("2025-04-01"), specimen: specimen, code: code, status: status,
      hasValue: hasValue, number: hasValue ? 1 : .nan)
  }

  /// The monthly obligation that these rows of 1 April are for, a day after its grace.
  private func obligation(_ rows: [ObservationRow]) throws -> Obligation {
    var record = try PatientRecord(infusions: ["2025-03-03", "2025-03-04"])
    record.observations = rows
    let monthly = try record.judged(asOf: "2025-04-14").obligations(of: SmallProgram.monthly)
    return try #require(monthly.first)
  }

  @Test func `Every analyte of one specimen makes the test`() throws {
    let rows = try SmallProgram.analytes.map { try observation($0) }
    #expect(try obligation(rows).doneOn == day("2025-04-01"))
  }

  @Test func `Analytes of two specimens do not`() throws {
    let rows = try SmallProgram.analytes.enumerated().map {
      try observation($1, specimen: Int32($0))
    }
    let obligation = try obligation(rows)
    #expect(obligation.state == .missed)
    #expect(obligation.attempt?.reason == .incomplete)
  }

  @Test(arguments: [ResultStatus.counts, .pending, .notDone, .unknown])
  func `A panel beside a row of an analyte is not enough`(status: ResultStatus) throws {
    let rows = try [
      observation(SmallProgram.panel, hasValue: false),
      observation(SmallProgram.analytes[0], status, hasValue: false),
    ]
    let obligation = try obligation(rows)
    #expect(obligation.state == .missed)
    #expect(obligation.attempt?.reason == .incomplete)
  }

  @Test func `A panel whose analyte was withdrawn stands alone, and counts`() throws {
    let rows = try [
      observation(SmallProgram.panel, hasValue: false),
      observation(SmallProgram.analytes[0], .withdrawn),
    ]
    #expect(try obligation(rows).state == .done)
  }

  @Test(arguments: [
    (ResultStatus.pending, AttemptReason.pending), (.notDone, .notPerformed), (.counts, .noValue),
  ])
  func `A row that does not count is an attempt with its reason`(
    status: ResultStatus, reason: AttemptReason
  ) throws {
    let rows = try SmallProgram.analytes.map { try observation($0, status, hasValue: false) }
    #expect(try obligation(rows).attempt?.reason == reason)
  }

  @Test(arguments: [ResultStatus.withdrawn, .unknown])
  func `A row that was withdrawn or cannot be understood is no attempt`(status: ResultStatus) throws
  {
    #expect(try obligation([observation(SmallProgram.partial, status)]).attempt == nil)
  }

  @Test func `A pending version never replaces one that counts, any other does`() throws {
    let analytes = SmallProgram.analytes
    func versions(_ statuses: [ResultStatus]) throws -> [ObservationRow] {
      try statuses.map { try observation(analytes[0], $0) } + [observation(analytes[1])]
    }
    #expect(try obligation(versions([.counts, .pending])).state == .done)
    #expect(try obligation(versions([.pending, .counts])).state == .done)
    #expect(try obligation(versions([.counts, .notDone])).state == .missed)
    #expect(try obligation(versions([.counts, .withdrawn])).state == .missed)
    #expect(try obligation(versions([.counts, .withdrawn, .pending, .counts])).state == .done)
  }

  @Test func `The days since the last test and the longest gap are kept`() throws {
    var record = try PatientRecord(infusions: ["2025-03-03", "2025-03-04"])
    for text in ["2025-03-01", "2025-03-20", "2025-05-10"] { try record.addPanel(on: text) }
    let intervals = try record.judged(asOf: "2025-06-01").intervals
    let monthly = try #require(intervals.first { $0.requirement == SmallProgram.monthly })
    #expect(try monthly.lastDoneOn == day("2025-05-10"))
    #expect(monthly.longestGapDays == 51)
    let later = try record.judged(asOf: "2025-08-01").intervals
    #expect(later.first { $0.requirement == SmallProgram.monthly }?.longestGapDays == 83)
    #expect(intervals.first { $0.requirement == SmallProgram.baseline }?.longestGapDays == nil)
  }
}
