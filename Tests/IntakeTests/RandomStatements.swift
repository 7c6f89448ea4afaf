import Feeds
import HostileClinic
import Monitoring

/// Histories of few patients, places and times, so that everything collides with everything.
enum RandomStatements {
  static func make(_ random: inout SplitMix64) -> [Statement] {
    (0..<Int.random(in: 1...14, using: &random)).map { _ in statement(&random) }
  }

  private static func statement(_ random: inout SplitMix64) -> Statement {
    let time = "2025-03-0\(Int.random(in: 1...4, using: &random))T00:00:00Z"
    let number = "\(Int.random(in: 1...3, using: &random))"
    if Int.random(in: 0..<5, using: &random) == 0 { return registration(number, time, &random) }
    if Int.random(in: 0..<3, using: &random) == 0 { return group(number, time, &random) }
    var statement = Statement.result(
      on: "2025-02-0\(Int.random(in: 1...2, using: &random))", of: number, at: time,
      status: ["F", "F", "C", "P", "X", "W"].randomElement(using: &random) ?? "F",
      value: [nil, 1, 2].randomElement(using: &random) ?? nil,
      name: [nil, "A", "B"].randomElement(using: &random) ?? nil)
    if Bool.random(using: &random) { statement.patient.append(resource(number)) }
    return statement
  }

  /// A resource that may be another patient's, with or without components; a death, or none; an order
  /// that is cancelled.
  private static func group(
    _ number: String, _ time: String, _ random: inout SplitMix64
  ) -> Statement {
    var statement: Statement
    switch Int.random(in: 0..<6, using: &random) {
    case 0:
      let day = Bool.random(using: &random) ? nil : "2025-02-0\(number)"
      statement = .death(on: day, at: time)
    case 1: statement = .cancelled("C", at: time)
    case 2: statement = .order("C", part: "x", at: time)
    default:
      let parts = [[], ["777-3"], ["777-3", "751-8"]].randomElement(using: &random) ?? []
      statement = .resource("\(Int.random(in: 1...2, using: &random))", parts: parts, at: time)
    }
    statement.patient = [.number(number)]
    if Bool.random(using: &random) { statement.patient.append(resource(number)) }
    return statement
  }

  private static func registration(
    _ number: String, _ time: String, _ random: inout SplitMix64
  ) -> Statement {
    let family = ["Roe", "Doe"].randomElement(using: &random) ?? ""
    var statement = Statement.registration([.number(number)], family: family, at: time)
    if Int.random(in: 0..<3, using: &random) == 0 {
      statement.merged = [.number("\(Int.random(in: 1...4, using: &random))")]
        .filter { $0.number != number }
    }
    if Bool.random(using: &random) { statement.patient.append(resource(number)) }
    return statement
  }

  private static func resource(_ number: String) -> PatientKey {
    PatientKey(kind: .resource, number: "r\(number)")
  }
}
