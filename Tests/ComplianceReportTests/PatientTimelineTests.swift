import Foundation
import Monitoring
import Testing

@testable import ComplianceReport

@Suite struct PatientTimelineTests {
  private static let drawn: [@Sendable () throws -> PatientSample] = [
    PatientSample.treated, PatientSample.deceased, PatientSample.transferred,
    PatientSample.completed,
  ]

  @Test(arguments: drawn) func `Each obligation has one mark, in its lane and with its state`(
    make: @Sendable () throws -> PatientSample
  ) throws {
    let sample = try make()
    let judgement = sample.judgement
    try #require(judgement.obligations.count > 100)
    let expected = Self.requirements(sample.program, judgement).map { requirement in
      judgement.obligations.filter { $0.requirement == requirement }
        .map { "t-\($0.state.word) \($0.doneOn ?? $0.dueOn) due \($0.dueOn)" }
    }
    let lanes = try PatientDrawing(sample.text).lanes.map { lane in
      lane.map { "\($0.style) \($0.day) due \($0.words.suffix(10))" }
    }
    #expect(lanes == expected.filter { !$0.isEmpty })
  }

  /// Requirements in the order of the lanes, said again: tests by their schedule, forms, the rest.
  private static func requirements(_ program: Program, _ judgement: PatientJudgement) -> [Int] {
    func rank(_ requirement: Requirement) -> Int {
      if case .form = requirement.evidence { return 2 }
      if requirement.isPointCheck { return 3 }
      if case .every = requirement.schedule { return 0 }
      return 1
    }
    let excluded = judgement.exclusions.map(\.requirement)
    return program.requirements.indices.filter { !excluded.contains($0) }
      .map { (rank(program.requirements[$0]), $0) }.sorted(by: <).map(\.1)
  }

  @Test func `The sample has a mark of every state but cancelled, and an attempt`() throws {
    let judgement = try PatientSample.treated().judgement
    let states = Set(judgement.obligations.map(\.state))
    #expect(states == Set(ObligationState.allCases).subtracting([.cancelled]))
    #expect(judgement.obligations.contains { $0.attempt != nil })
    #expect(try PatientSample.deceased().judgement.obligations.contains { $0.state == .cancelled })
  }

  @Test(arguments: drawn) func `A later day never stands to the left of an earlier one`(
    make: @Sendable () throws -> PatientSample
  ) throws {
    let lanes = try PatientDrawing(make().text).lanes
    for lane in lanes {
      #expect(lane.map(\.day) == lane.map(\.day).sorted())
      #expect(lane.map(\.x) == lane.map(\.x).sorted())
    }
    // Marks of tests stand on their day, so that lanes can be compared with each other.
    let tests = lanes.prefix(5).flatMap { $0 }.sorted { ($0.day, $0.x) < ($1.day, $1.x) }
    #expect(tests.map(\.x) == tests.map(\.x).sorted())
    #expect(Set(tests.map { "\($0.day) \($0.x)" }).count == Set(tests.map(\.day)).count)
  }

  @Test(arguments: drawn) func `Nothing lies outside the drawing`(
    make: @Sendable () throws -> PatientSample
  ) throws {
    let drawing = try PatientDrawing(make().text)
    #expect(drawing.across.count > 300 && drawing.down.count > 300)
    #expect(drawing.across.allSatisfy { 0 <= $0 && $0 <= drawing.width })
    #expect(drawing.down.allSatisfy { 0 <= $0 && $0 <= drawing.height })
  }

  @Test(arguments: drawn) func `The description and the legend count what is drawn`(
    make: @Sendable () throws -> PatientSample
  ) throws {
    let text = try make().text
    let drawing = try PatientDrawing(text)
    #expect(drawing.description.contains("\(drawing.marks.count.counted("obligation")) of "))
    let legend = text.components(between: "<ul class=\"t-legend\">", and: "</ul>")
    for state in ObligationState.allCases {
      let count = drawing.marks.count { $0.style == "t-\(state.word)" }
      #expect(drawing.description.contains("\(count.grouped) \(state.legend)") == (count > 0))
      #expect(legend.contains("\(state.legend): \(count.grouped)</li>"), "\(state)")
    }
  }

  @Test(arguments: drawn) func `The tables below the drawing have each obligation once`(
    make: @Sendable () throws -> PatientSample
  ) throws {
    let sample = try make()
    let tables = sample.text.components(between: "Show the timeline as tables", and: "</details>")
    for (state, obligations) in Dictionary(grouping: sample.judgement.obligations, by: \.state) {
      let words = try Regex("<div>\(state.legend)(, due| on) ")
      #expect(tables.matches(of: words).count == obligations.count, "\(state)")
    }
  }

  @Test func `An attempt is drawn besides the obligation that it does not satisfy`() throws {
    let sample = try PatientSample.treated()
    let attempts = sample.judgement.obligations.count { $0.attempt != nil }
    #expect(sample.text.matches(of: /class="t-attempt" transform/).count == attempts)
    #expect(sample.text.contains("Attempt on 2024-08-20, which does not satisfy"))
  }

  @Test func `Infusions, courses, a pregnancy and each end of surveillance are drawn`() throws {
    let text = try PatientSample.completed().text
    #expect(text.matches(of: /class="t-infusion" transform/).count == 8)
    #expect(text.matches(of: /<rect class="t-course"/).count == 2)
    #expect(text.matches(of: /<rect class="t-pregnancy"/).count == 1)
    #expect(text.matches(of: /<line class="t-end"/).count == 2)
    #expect(text.matches(of: /<line class="t-as-of"/).count == 1)
    #expect(text.contains(">surveillance ends 2016-05-11</text>"))
  }

  @Test func `Death and transfer go through all lanes, and what is due later is cancelled`() throws
  {
    for make in [PatientSample.deceased, PatientSample.transferred] {
      let text = try make().text
      #expect(text.matches(of: /<line class="t-stop"/).count == 1)
      let cancelled = try PatientDrawing(text).marks.filter { $0.style == "t-cancelled" }
      let stop = try #require(text.firstMatch(of: /class="t-stop" x1="(\S+)"/))
      #expect(!cancelled.isEmpty && cancelled.allSatisfy { $0.x >= Double(stop.1) ?? .infinity })
    }
    #expect(!(try PatientSample.treated().text.contains("class=\"t-stop\"")))
  }

  @Test func `What is scrolled can be reached by keyboard and has a name`() throws {
    let tags = HTMLScanner(try PatientSample.treated().page.render()).tags
    let region = try #require(tags.first { $0.attributes["class"]?.hasPrefix("timeline") == true })
    #expect(region.attributes["tabindex"] == "0" && region.attributes["role"] == "region")
    #expect(region.attributes["aria-label"]?.isEmpty == false)
  }

  @Test func `Checks of one day stand side by side`() throws {
    let sample = try PatientSample.treated()
    let lane = try #require(try PatientDrawing(sample.text).lanes.last { $0.count == 8 })
    let gaps = zip(lane, lane.dropFirst()).map { $1.x - $0.x }
    #expect(gaps.allSatisfy { $0 > 8.95 })
  }
}
