import Configuration
import Testing

/// Variables of the program's prefix.
struct EnvironmentTests {
  @Test func `A variable that means nothing is refused, and the one that was meant is named`() {
    #expect(
      Given.refusal(environment: ["REMSWATCH_DATABSE": "/x"])
        == "REMSWATCH_DATABSE: this is no variable of the program; "
        + "write REMSWATCH_DATABASE instead.")
    #expect(
      Given.refusal(environment: ["REMSWATCH_": "/x"])
        == "REMSWATCH_: this is no variable of the program; "
        + "write one that 'remswatch config init -' lists instead.")
  }

  @Test(arguments: [
    "REMSWATCH_CONFIG", "REMSWATCH_DIFFERENTIAL_PATIENTS", "REMSWATCH_TEST_RUN", "DATABASE",
    "remswatch_database", "XREMSWATCH_DATABASE",
  ])
  func `The file's own variable, those of tests and those of others set nothing`(
    _ name: String
  ) throws {
    let settings = try Given.settings(environment: [name: "x"])
    #expect(Setting.allCases.allSatisfy { settings.origin(of: $0) == .default })
  }

  @Test func `Of several wrong variables always the same is named`() {
    let wrong = ["REMSWATCH_B": "", "REMSWATCH_A": "", "REMSWATCH_C": ""]
    for _ in 0..<20 {
      #expect(Given.refusal(environment: wrong)?.hasPrefix("REMSWATCH_A: ") == true)
    }
  }
}
