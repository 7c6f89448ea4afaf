import Configuration
import Testing

/// The smallest and the largest of each number, and the ones beside them.
struct BoundsTests {
  private static let numbers: [(Setting, Int, Int)] = [
    (.largestFallPercent, 0, 100), (.lateAfterHours, 1, 8760), (.keepDaily, 1, 36_500),
    (.keepMonthly, 0, 1200),
  ]

  @Test(arguments: numbers)
  func `A number may be the smallest and the largest, and nothing beyond`(
    _ setting: Setting, _ least: Int, _ most: Int
  ) {
    for good in [least, least + 1, most - 1, most] {
      #expect(Given.refusal(flags: [setting: "\(good)"]) == nil)
      #expect(Given.refusal(file: "\(setting.name): \(good)\n") == nil)
    }
    for bad in [least - 1, most + 1] {
      let says =
        "\"\(setting.name)\" cannot be \(bad); "
        + "write a whole number from \(least) to \(most) instead."
      #expect(Given.refusal(flags: [setting: "\(bad)"]) == "\(setting.flag): \(says)")
      #expect(
        Given.refusal(environment: [setting.variable: "\(bad)"]) == "\(setting.variable): \(says)")
      #expect(Given.refusal(file: "\n\(setting.name): \(bad)\n") == "/srv/config.yaml:2: \(says)")
    }
  }

  @Test(arguments: ["", " 1", "1 ", "01", "+1", "1.0", "0x1", "one", "1e1", "99999999999999999999"])
  func `A number is written in decimal digits`(_ text: String) {
    #expect(Given.refusal(flags: [.keepDaily: text]) != nil)
    #expect(Given.refusal(file: "keep-daily: \"\(text)\"\n") != nil)
  }

  @Test(arguments: ["00:00", "00:01", "08:00", "23:58", "23:59"])
  func `A time of day is of two digits and two digits`(_ text: String) throws {
    #expect(try Given.settings(file: "next-report-by: \(text)\n").text(of: .nextReportBy) == text)
  }

  @Test(arguments: ["24:00", "08:60", "8:00", "08:00:00", "0800", "noon", "08:00Z", "-1:00"])
  func `A time that no clock shows is refused`(_ text: String) {
    #expect(
      Given.refusal(flags: [.nextReportBy: text])
        == "--next-report-by: \"\(text)\" is no time of day; write HH:MM, such as 08:00, instead.")
  }
}
