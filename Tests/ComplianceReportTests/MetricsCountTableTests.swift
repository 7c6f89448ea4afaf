import Testing

@testable import ComplianceReport

/// Small counts stay hidden, also from a reader who does sums.
@Suite struct MetricsCountTableTests {
  @Test(arguments: [
    (0, true), (1, false), (10, false), (11, true), (12, true),
  ])
  func `Counts from 1 to 10 are hidden, zero and 11 are not`(_ count: Int, isShown: Bool) {
    var table = CountTable()
    let cell = table.add(count)
    table.suppress()
    #expect((table.published(cell) != nil) == isShown)
  }

  @Test func `A single small part takes the smallest other part with it`() {
    var table = CountTable()
    let (whole, parts) = table.add(parts: [50, 3, 0, 20])
    table.suppress()
    #expect(table.published(whole) == 73)
    #expect(parts.map { table.published($0) } == [50, nil, 0, nil])
  }

  @Test func `Two parts of 1 take a third with them: their sum would give them away`() {
    var table = CountTable()
    let (whole, parts) = table.add(parts: [50, 1, 1])
    table.suppress()
    #expect(table.published(whole) == 52)
    #expect(parts.map { table.published($0) } == [nil, nil, nil])
  }

  @Test func `A part that is the whole takes the whole with it`() {
    var table = CountTable()
    let shared = table.add(20)
    let small = table.add(3)
    let one = table.add(sumOf: [shared, small])
    let two = table.add(sumOf: [shared, table.add(0)])
    table.suppress()
    #expect(table.published(one) == 23)
    #expect([shared, small, two].allSatisfy { table.published($0) == nil })
  }

  /// Small counts are 1 and 2 here, or 1 alone, so that every table can be tried.
  @Test func `Whoever knows a sum cannot tell which small count a hidden part is`() {
    var hidden = 0
    for counts in MetricsReader.tables(cells: 4, most: 5) {
      let reader = MetricsReader(parts: counts, threshold: 3)
      for (place, values) in reader.possibleValues()
      where place < counts.count && (1..<3).contains(counts[place]) {
        #expect(values.isSuperset(of: [1, 2]), "\(counts): part \(place) is one of \(values)")
        hidden += 1
      }
    }
    #expect(hidden > 1000)
  }

  @Test func `Sums of sums do not give a hidden count away`() {
    var hidden = 0
    for counts in MetricsReader.tables(cells: 5, most: 3) {
      let reader = MetricsReader(nested: counts, threshold: 2)
      for (place, values) in reader.possibleValues() {
        #expect(values.count > 1, "\(counts): \(place) is \(values)")
        hidden += 1
      }
    }
    #expect(hidden > 1000)
  }

  @Test func `Two sums that share a part do not give a hidden count away`() {
    var hidden = 0
    for counts in MetricsReader.tables(cells: 4, most: 4) {
      let reader = MetricsReader(sharing: counts, threshold: 3)
      for (place, values) in reader.possibleValues() {
        #expect(values.count > 1, "\(counts): \(place) is \(values)")
        hidden += 1
      }
    }
    #expect(hidden > 1000)
  }
}
