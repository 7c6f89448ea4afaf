import Feeds
import Monitoring
import Testing

/// Times: the day of collection, and the stamp of a message.
@Suite struct HL7TimeTests {
  private static func observed(
    _ time: String, request: String = "OBR|1|P1|F1|P^^L|||||||||||||||||||||F"
  ) throws -> HL7Observed? {
    let observation = "OBX|1|NM|2160-0^^LN||98.5|umol/L|||||F|||\(time)"
    let statement = try HL7Sample.statement(HL7Sample.result(observation, request: request))
    return HL7Sample.observation("2160-0", in: statement)
  }

  private static func stamp(_ time: String, zone: String = "UTC") throws -> String? {
    let text = HL7Sample.report(
      header: "MSH|^~\\&|L|S|R|F|\(time)||ORU^R01|1|P|2.5.1", HL7Sample.request,
      HL7Sample.creatinine)
    let stamp = try HL7Sample.statement(text, mapping: FeedMapping(timeZone: zone)).stamp
    return stamp.map { "\($0.time) \($0.nanoseconds)" }
  }

  @Test(arguments: [
    "20250228", "2025022823", "202502282359", "20250228235959", "20250228235959.1",
    "20250228235959.1234", "20250228+0100", "2025022823-0500", "202502282359+1400",
    "20250228235959-1200", "20250228235959.1234+0530", "20250228000000+1400", " 20250228 ",
    "20250228^D", "202502282359^M",
  ])
  func `The day is the one that is stated, in whatever zone`(time: String) throws {
    #expect(try Self.observed(time)?.day == "2025-02-28")
  }

  @Test(arguments: [
    "2025", "202502", "00000000", "20250229", "20251301", "20250100", "20250132", "2025022", "0",
    "2025022824", "202502282360", "20250228235960", "20250228235", "2025022823595",
    "20250228235959.", "20250228.5", "20250228235959.1234567890", "20250228+01", "20250228+2400",
    "20250228+0160", "20250228Z", "2025-02-28", "28022025", "20250228 2359", "abcdefgh", "+0100",
    "99999999", "20250228235959+01:00",
  ])
  func `What is no day of collection refuses the result, where nothing else states one`(
    time: String
  )
    throws
  {
    let statement = try HL7Sample.statement(
      HL7Sample.report(
        "OBR|1|P1|F1|P^^L|||||||||||||||||||||P", "OBX|1|NM|2160-0^^LN||98.5||||||F|||\(time)"))
    #expect(HL7Sample.observations(statement).isEmpty)
    #expect(
      statement.findings.first?.reason == "no day of collection in OBX-14, SPM-17 or OBR-7")
    #expect(statement.findings.allSatisfy { $0.isRefusal })
  }

  @Test func `The day is that of OBX-14, else of SPM-17, else of OBR-7, and of nothing else`()
    throws
  {
    let days = { (observation: String, specimen: String, request: String) in
      let statement = try HL7Sample.statement(
        HL7Sample.report(
          "OBR|1|P1|F1|P^^L||20250301|\(request)||||||20250302||||||||20250303|||F",
          "OBX|1|NM|2160-0^^LN||98.5||||||F|||\(observation)|||||20250305",
          "SPM|1|||BLD|||||||||||||\(specimen)|20250306"))
      return HL7Sample.observation("2160-0", in: statement)?.day
    }
    #expect(try days("20250210", "20250211", "20250212") == "2025-02-10")
    #expect(try days("", "20250211^20250213", "20250212") == "2025-02-11")
    #expect(try days("", "", "20250212") == "2025-02-12")
    #expect(try days("202502", "20250211", "20250212") == "2025-02-11")
    #expect(try days("", "", "") == nil)
  }

  @Test func `Specimens of more than one day state none`() throws {
    let statement = try HL7Sample.statement(
      HL7Sample.report(
        HL7Sample.request, HL7Sample.creatinine, "SPM|1|||BLD|||||||||||||20250211",
        "SPM|2|||BLD|||||||||||||20250212"))
    #expect(HL7Sample.observations(statement).isEmpty)
  }

  @Test(arguments: [
    ("20250301120000", "UTC", "2025-03-01T12:00:00Z 0"),
    ("20250301120000.5", "UTC", "2025-03-01T12:00:00Z 500000000"),
    ("20250301120000.0001+0100", "UTC", "2025-03-01T11:00:00Z 100000"),
    ("20250301", "UTC", "2025-03-01T00:00:00Z 0"),
    ("202503011200-0500", "Europe/Berlin", "2025-03-01T17:00:00Z 0"),
    ("20250301120000", "America/New_York", "2025-03-01T17:00:00Z 0"),
    ("20250701120000", "America/New_York", "2025-07-01T16:00:00Z 0"),
    ("20250309013000", "America/New_York", "2025-03-09T06:30:00Z 0"),
    ("20250309033000", "America/New_York", "2025-03-09T07:30:00Z 0"),
    ("20251102003000", "America/New_York", "2025-11-02T04:30:00Z 0"),
    ("20251102023000", "America/New_York", "2025-11-02T07:30:00Z 0"),
  ])
  func `The stamp is MSH-7, in its own offset or in the zone of the mapping`(
    time: String, zone: String, stamp: String
  ) throws {
    #expect(try Self.stamp(time, zone: zone) == stamp)
  }

  @Test func `Without MSH-7 there is no stamp, and one that is no time is found`() throws {
    #expect(try Self.stamp("") == nil)
    #expect(try Self.stamp("\"\"") == nil)
    #expect(try Self.stamp("2025") == nil)
    #expect(try Self.stamp("00010101000000+1400") == nil)
    let text = HL7Sample.result(HL7Sample.creatinine).replacing("20250301120000", with: "2025")
    let finding = try HL7Sample.statement(text).findings.first
    #expect(finding?.place.part == "MSH 7")
    #expect(finding?.isRefusal == true)
  }

  @Test func `The sequence is MSH-13 where that is a number`() throws {
    for (written, sequence) in [("17", 17), ("", 0), ("A1", 0), ("99999999999999999999", 0)] {
      let text = HL7Sample.report(
        header: HL7Sample.header + "|\(written)", HL7Sample.request, HL7Sample.creatinine)
      #expect(try HL7Sample.statement(text).stamp?.sequence == Int64(sequence))
    }
  }

  @Test func `A zone that does not exist is told at once`() {
    #expect(throws: FeedError.self) {
      try HL7Sample.records("MSH", mapping: FeedMapping(timeZone: "Europe/Nowhere"))
    }
  }
}
