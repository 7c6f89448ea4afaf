import DemoClinic
import Testing

@Suite struct SameRowsTests {
  @Test(arguments: DemoClinic.Style.allCases)
  func `A clinic that is written twice has the same rows`(style: DemoClinic.Style) throws {
    let first = try WrittenClinic(patients: 40, style: style).dump()
    let second = try WrittenClinic(patients: 40, style: style).dump()
    #expect(first.count > 1000)
    #expect(first == second)
  }

  @Test(arguments: DemoClinic.Style.allCases)
  func `A patient is the same however many follow`(style: DemoClinic.Style) throws {
    let few = try WrittenClinic(patients: 12, style: style).dump()
    let many = try WrittenClinic(patients: 30, style: style).dump()
    #expect(Set(few).isSubset(of: Set(many)))
  }
}
