import Delivery
import Foundation
import Glibc
import Monitoring
import Testing

/// The file that a monitoring system reads.
@Suite struct MetricsTests {
  private func sample() -> Metrics {
    var metrics = Metrics(
      lastSuccess: Instant(seconds: 100), lastAttempt: Instant(seconds: 200), exitCode: 3,
      durationSeconds: 1.23456)
    metrics.patients = ["up-to-date": 7, "gap": 3]
    metrics.unmet = ["1": 2]
    (metrics.newGaps, metrics.resolvedGaps, metrics.ledgerEntries) = (1, 0, 9)
    return metrics
  }

  @Test func `Every figure has its help, its type and its labels in order`() {
    let lines = sample().text.split(separator: "\n")
    #expect(
      lines.filter { !$0.hasPrefix("#") } == [
        "remswatch_last_success_timestamp_seconds 100",
        "remswatch_last_attempt_timestamp_seconds 200", "remswatch_last_exit_code 3",
        "remswatch_run_duration_seconds 1.235", "remswatch_patients{status=\"gap\"} 3",
        "remswatch_patients{status=\"up-to-date\"} 7", "remswatch_unmet{priority=\"1\"} 2",
        "remswatch_gaps_new 1", "remswatch_gaps_resolved 0", "remswatch_ledger_entries 9",
      ])
    #expect(lines.count { $0.hasPrefix("# HELP remswatch_") } == 9)
    #expect(lines.count { $0.hasPrefix("# TYPE remswatch_") && $0.hasSuffix(" gauge") } == 9)
    #expect(sample().text.hasSuffix("\n"))
  }

  @Test func `What is not known is left out`() {
    let metrics = Metrics(
      lastSuccess: nil, lastAttempt: Instant(seconds: 1), exitCode: 65, durationSeconds: 0)
    #expect(!metrics.text.contains("success"))
    #expect(!metrics.text.contains("remswatch_patients"))
    #expect(!metrics.text.contains("remswatch_gaps"))
  }

  @Test func `A label is escaped`() {
    var metrics = sample()
    metrics.unmet = ["a\"b\\c\nd": 1]
    #expect(metrics.text.contains(#"remswatch_unmet{priority="a\"b\\c\nd"} 1"#))
  }

  @Test func `The file is replaced in one step and readable by all, whatever the mask`() async {
    await #expect(processExitsWith: .success) {
      umask(0o077)
      let folder = try TemporaryFolder()
      let path = "\(folder.path)/remswatch.prom"
      try folder.write("half", to: "remswatch.prom.new")
      for code in [Int32(0), 65] {
        var metrics = MetricsTests().sample()
        metrics.exitCode = code
        try metrics.write(path)
        #expect(Disk.text(path) == metrics.text)
      }
      #expect(Disk.mode(path) == 0o644)
      #expect(folder.entries == ["remswatch.prom"])
    }
  }

  @Test func `A file that cannot be written is an error that names it, and nothing is left`() throws
  {
    let folder = try TemporaryFolder()
    try folder.makeFolder("taken/x")
    for path in ["\(folder.path)/missing/m.prom", "\(folder.path)/taken"] {
      let error = #expect(throws: DeliveryError.self) { try sample().write(path) }
      #expect("\(String(describing: error))".contains(path))
    }
    #expect(folder.entries == ["taken", "taken/x"])
  }
}
