import ClinicHarness
import Feeds
import Foundation
import Intake
import PatientStore
import Testing

/// What a source states as a whole: a resource with its components, an order, a death.
@Suite struct GroupTests {
  private static let first = "2025-03-02T00:00:00Z"
  private static let second = "2025-03-05T00:00:00Z"

  @Test func `A result that is corrected to be another patient's is no longer the first one's`()
    throws
  {
    try withLoads { loads in
      try loads.load([.resource("1", of: "1", at: Self.first)])
      try loads.load([.resource("1", of: "2", at: Self.second)], at: "2025-06-02T00:00:00Z")
      #expect(try loads.standing() == ["1 2160-0 W", "2 2160-0 F"])
      // The first one's version arrives once more, late: it is old.
      let late = try loads.load(
        [.resource("1", of: "1", at: Self.first)], at: "2025-06-03T00:00:00Z")
      #expect(late.count(.record, .duplicate) + late.count(.record, .skipped) == 1)
      #expect(try loads.standing() == ["1 2160-0 W", "2 2160-0 F"])
    }
  }

  @Test func `A result of another patient that arrives late is older than the correction`() throws {
    try withLoads { loads in
      try loads.load([.resource("1", of: "2", at: Self.second)])
      let late = try loads.load(
        [.resource("1", of: "1", at: Self.first)], at: "2025-06-02T00:00:00Z")
      #expect(late.count(.part, .skipped) == 1)
      #expect(try loads.standing() == ["2 2160-0 F"])
    }
  }

  @Test func `Resources of two sources with one id are two`() throws {
    try withLoads { loads in
      let (east, west) = (IdentityRules(source: "east"), IdentityRules(source: "west"))
      try loads.load([.resource("1", of: "1", at: Self.first)], rules: east)
      try loads.load(
        [.resource("1", of: "2", at: Self.second)], at: "2025-06-02T00:00:00Z", rules: west)
      #expect(try loads.standing() == ["1 2160-0 F", "2 2160-0 F"])
    }
  }

  @Test func `An order number that another patient has too is another order`() throws {
    try withLoads { loads in
      try loads.load([
        .result(of: "1", at: Self.first, name: "77"), .result(of: "2", at: Self.second, name: "77"),
      ])
      #expect(try loads.standing() == ["1 2160-0 F", "2 2160-0 F"])
    }
  }

  @Test func `A component that a later version leaves out is withdrawn`() throws {
    try withLoads { loads in
      try loads.load([.resource("1", parts: ["777-3", "751-8"], at: Self.first)])
      try loads.load(
        [.resource("1", parts: ["777-3"], at: Self.second)], at: "2025-06-02T00:00:00Z")
      #expect(try loads.standing() == ["1 2160-0 F", "1 751-8 W", "1 777-3 F"])
      try loads.load([.resource("1", at: "2025-03-09T00:00:00Z")], at: "2025-06-03T00:00:00Z")
      #expect(try loads.standing() == ["1 2160-0 F", "1 751-8 W", "1 777-3 W"])
      #expect(
        try loads.value("SELECT count(*) FROM observation WHERE recorded_at < '2025-06-02'") == "3")
    }
  }

  @Test func `A version that leaves nothing out moves its times and nothing else`() throws {
    try withLoads { loads in
      try loads.load([.resource("1", parts: ["777-3"], at: Self.first)])
      let rows = try loads.rows(of: ["observation"])
      let again = try loads.load(
        [.resource("1", parts: ["777-3"], at: Self.second)], at: "2025-06-02T00:00:00Z")
      #expect(again.count(.record, .duplicate) == 1)
      #expect(try loads.rows(of: ["observation"]) == rows)
      #expect(
        try loads.value("SELECT count(*) FROM source_version WHERE fact_table = 'observation'")
          == "2")
    }
  }

  @Test func `An order that is cancelled as a whole takes its results with it, in any order`()
    throws
  {
    let result = Statement.order("77", part: "2160-0|", at: Self.first)
    let cancelled = Statement.cancelled("77", at: Self.second)
    for statements in [[result, cancelled], [cancelled, result]] {
      try withLoads { loads in
        try loads.load(statements, asOfSource: true)
        #expect(try loads.standing() == ["1 2160-0 W"])
        let after = Statement.order("77", part: "2160-0|", at: "2025-03-09T00:00:00Z")
        try loads.load([after], asOfSource: true)
        #expect(try loads.standing() == ["1 2160-0 F"])
      }
    }
  }

  @Test func `A death is taken back, and takes place on another day`() throws {
    try withLoads { loads in
      try loads.load([.death(on: "2025-03-01", at: Self.first)])
      try loads.load([.death(on: "2025-03-03", at: Self.second)], at: "2025-06-02T00:00:00Z")
      #expect(try loads.standings() == ["2025-03-01 active", "2025-03-03 deceased"])
      let alive = try loads.load(
        [.death(on: nil, at: "2025-03-09T00:00:00Z")], at: "2025-06-03T00:00:00Z")
      #expect(alive.count(.record, .loaded) == 1)
      #expect(try loads.standings() == ["2025-03-01 active", "2025-03-03 active"])
      let late = try loads.load(
        [.death(on: "2025-03-03", at: Self.second)], at: "2025-06-04T00:00:00Z")
      #expect(late.count(.record, .loaded) == 0)
      #expect(try loads.standings() == ["2025-03-01 active", "2025-03-03 active"])
    }
  }

  @Test func `That a patient lives changes nothing where nobody said otherwise`() throws {
    try withLoads { loads in
      try loads.load([.death(on: nil, at: Self.first)])
      #expect(try loads.standings().isEmpty)
    }
  }

  @Test func `A death taken back does not end a transfer`() throws {
    try withLoads { loads in
      let title = FactTitle(group: "transfer")
      var transfer = Statement.registration([.number("1")], at: Self.first)
      transfer.facts = [
        Fact(
          table: .standing,
          cells: [.null, .text("transferred-out"), .text("2025-02-01"), .null], title: title)
      ]
      try loads.load([transfer, .death(on: "2025-03-03", at: Self.first)])
      try loads.load([.death(on: nil, at: Self.second)], at: "2025-06-02T00:00:00Z")
      #expect(
        try loads.standings() == ["2025-02-01 transferred-out", "2025-03-03 transferred-out"])
    }
  }

  @Test func `What is taken back is found by its title where nobody is named`() throws {
    try withLoads { loads in
      try loads.load([.resource("1", parts: ["777-3"], at: Self.first)])
      var statement = Statement()
      statement.stamp = Statement.result(at: Self.second).stamp
      statement.facts = [.absent(.observation, .init(group: "Observation/1", scope: .source))]
      let taken = try loads.load([statement], at: "2025-06-02T00:00:00Z")
      #expect(taken.count(.record, .loaded) == 1)
      #expect(try loads.standing() == ["1 2160-0 W", "1 777-3 W"])
      statement.facts = [.absent(.observation, .init(group: "Observation/2", scope: .source))]
      #expect(
        try loads.load([statement], at: "2025-06-03T00:00:00Z").count(.record, .skipped) == 1)
      statement.facts = [.absent(.observation, .init(group: "77"))]
      #expect(
        try loads.load([statement], at: "2025-06-04T00:00:00Z").count(.record, .refused) == 1)
    }
  }

  @Test func `Of what means nothing to the rules nothing is kept, unless something is known`()
    throws
  {
    try withLoads { loads in
      let title = FactTitle(group: "Observation/1", scope: .source)
      var statement = Statement.result(at: Self.second)
      statement.facts = [.takenBack(.observation, title)]
      try loads.load([statement])
      #expect(
        try loads.value("SELECT count(*) FROM source_version WHERE fact_table = 'observation'")
          == "0")
      try loads.load([.resource("1", at: Self.first)], at: "2025-06-02T00:00:00Z")
      try loads.load([statement], at: "2025-06-03T00:00:00Z")
      #expect(try loads.standing() == ["1 2160-0 W"])
    }
  }

  private func withLoads(_ body: (Loads) throws -> Void) throws {
    try ClinicHarness.withScratchFolder { folder in try body(try Loads(in: folder)) }
  }
}

extension Loads {
  /// The newest version of every result: whose, code and status.
  fileprivate func standing() throws -> [String] {
    try rows(
      of: """
        (SELECT mrn || ' ' || code || ' ' || status AS row, max(o.recorded_at) AS at
        FROM observation o JOIN patient USING (patient_id)
        GROUP BY patient_id, collected_on, specimen, code)
        """)
  }

  fileprivate func standings() throws -> [String] {
    try rows(
      of: """
        (SELECT from_on || ' ' || status AS row, max(recorded_at) AS at FROM standing
        GROUP BY patient_id, from_on)
        """)
  }

  private func rows(of query: String) throws -> [String] {
    try value("SELECT group_concat(row) FROM (SELECT row FROM \(query) ORDER BY row)")
      .map { $0.components(separatedBy: ",") } ?? []
  }
}

extension Statement {
  /// A resource with a result of its own and one for each of `parts`.
  static func resource(
    _ id: String, of number: String = "1", parts: [String] = [], at time: String? = nil
  ) -> Statement {
    var statement = Statement.result(of: number, at: time)
    statement.facts = (["2160-0"] + parts).enumerated().map { index, code in
      let part = index == 0 ? "" : "component \(code)"
      return Fact(
        table: .observation, cells: Statement.result(code).facts[0].cells,
        title: FactTitle(group: "Observation/\(id)", part: part, scope: .source))
    }
    return statement
  }

  static func order(_ filler: String, part: String, at time: String) -> Statement {
    var statement = Statement.result(at: time)
    statement.facts = statement.facts.map {
      Fact(table: $0.table, cells: $0.cells, title: FactTitle(group: filler, part: part))
    }
    return statement
  }

  static func cancelled(_ filler: String, at time: String) -> Statement {
    var statement = Statement.result(at: time)
    statement.facts = [.absent(.observation, FactTitle(group: filler))]
    return statement
  }

  /// - Parameter day: nil: alive.
  static func death(on day: String?, at time: String) -> Statement {
    var statement = Statement.registration([.number("1")], at: time)
    let title = FactTitle(group: "PID-30")
    statement.facts = [
      day.map {
        Fact(
          table: .standing, cells: [.null, .text("deceased"), .text($0), .null], title: title)
      } ?? .absent(.standing, title)
    ]
    return statement
  }
}
