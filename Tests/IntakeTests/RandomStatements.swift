import Feeds
import Monitoring

/// A generator that gives the same numbers for the same seed everywhere.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Histories of few patients, places and times, so that everything collides with everything.
enum RandomStatements {
  static func make(_ random: inout SplitMix) -> [Statement] {
    (0..<Int.random(in: 1...14, using: &random)).map { _ in statement(&random) }
  }

  private static func statement(_ random: inout SplitMix) -> Statement {
    let time = "2025-03-0\(Int.random(in: 1...4, using: &random))T00:00:00Z"
    let number = "\(Int.random(in: 1...3, using: &random))"
    if Int.random(in: 0..<5, using: &random) == 0 { return registration(number, time, &random) }
    var statement = Statement.result(
      on: "2025-02-0\(Int.random(in: 1...2, using: &random))", of: number, at: time,
      status: ["F", "F", "C", "P", "X", "W"].randomElement(using: &random) ?? "F",
      value: [nil, 1, 2].randomElement(using: &random) ?? nil,
      name: [nil, "A", "B"].randomElement(using: &random) ?? nil)
    if Bool.random(using: &random) { statement.patient.append(resource(number)) }
    return statement
  }

  private static func registration(
    _ number: String, _ time: String, _ random: inout SplitMix
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
