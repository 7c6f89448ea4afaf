import ClinicHarness
import Monitoring
import ProgramFiles
import Testing

@Suite struct KnownAtTests {
  @Test func `Before anything was recorded no patient has started`() throws {
    let program = try ProgramFiles.builtIn("lemtrada-us").program
    let random = try RandomClinic(seed: 99)
    let before = Instant(seconds: 0)
    let known = try random.judged(program, knownAt: before)
    #expect(known.patients.count == 200)
    #expect(known.patients.allSatisfy { $0.judgement.status == .notStarted })
    #expect(known.patients.allSatisfy { $0.judgement.obligations.isEmpty })
    let unlimited = try random.judged(program, knownAt: nil)
    #expect(unlimited.patients.filter { $0.judgement.status == .notStarted }.count < 100)
  }

  @Test func `Known at the newest record is the same as known without a limit`() throws {
    let program = try ProgramFiles.builtIn("lemtrada-us").program
    let random = try RandomClinic(seed: 99)
    let unlimited = try random.judged(program, knownAt: nil)
    let newest = try #require(unlimited.counts.newestRecord)
    let limited = try random.judged(program, knownAt: newest)
    for (one, other) in zip(unlimited.patients, limited.patients) {
      #expect(one.judgement.obligations == other.judgement.obligations)
      #expect(one.judgement.status == other.judgement.status)
    }
    let earlier = try random.judged(program, knownAt: Instant(seconds: newest.seconds - 1))
    #expect(earlier.counts != limited.counts || earlier.findings != limited.findings)
  }
}
