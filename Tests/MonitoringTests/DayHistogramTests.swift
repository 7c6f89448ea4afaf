import Monitoring
import Testing

@Suite struct DayHistogramTests {
  @Test(arguments: [
    ([31], 31, 31), ([30, 31], 30, 31), ([0], 0, 0), ([5, 1, 9], 5, 9), ([7, 7, 7, 400], 7, 400),
    ([1, 2, 3, 4], 2, 4), ([0, 0, 10], 0, 10), ([10, 0, 10], 10, 10),
  ])
  func `The median is the least that half do not exceed`(
    days: [Int], median: Int, maximum: Int
  ) {
    var histogram = DayHistogram()
    for count in days { histogram.add(count) }
    #expect(histogram.median == median)
    #expect(histogram.maximum == maximum)
    #expect(histogram.total == days.count)
  }

  @Test func `No patient has no median and no maximum`() {
    #expect(DayHistogram().median == nil)
    #expect(DayHistogram().maximum == nil)
    #expect(DayHistogram().total == 0)
  }
}
