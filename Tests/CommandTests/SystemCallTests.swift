import Foundation
import Testing

/// What a run asks of the system does not depend on how many patients there are.
@Suite struct SystemCallTests {
  private static let tracer = "/usr/bin/strace"
  /// Calls that read or write as many bytes as there are, or that wait for another thread.
  private static let growing: Set<String> = [
    "pread64", "read", "write", "pwrite64", "futex", "mmap", "munmap", "mprotect", "madvise",
    "brk", "sched_yield", "restart_syscall", "rt_sigprocmask", "mremap", "clock_nanosleep",
  ]

  /// Of more patients than these a list or a spreadsheet is written by way of the scratch, which
  /// takes a file or two.
  @Test func `As many files are opened for 40 patients as for 10`() throws {
    guard FileManager.default.isExecutableFile(atPath: Self.tracer) else {
      print("SKIPPED: strace is not here; opened files were not counted")
      return
    }
    let (few, many) = (try calls(patients: 10), try calls(patients: 40))
    #expect((few["openat"] ?? 0) > 10)
    #expect(few["openat"] == many["openat"])
    #expect(few["fsync"] == many["fsync"])
    // Locks, file positions, sizes: of every other call a run makes a number of its own.
    let rest = [few, many].map { calls in
      calls.filter { !Self.growing.contains($0.key) }.values.reduce(0, +)
    }
    #expect(rest[1] < rest[0] + 100, "\(few) \(many)")
  }

  /// How often a run made each system call.
  private func calls(patients: Int) throws -> [String: Int] {
    try Command.withFolder { folder in
      let made = try Command.run(["demo", folder, "--bare", "--patients", "\(patients)"])
      #expect(made.code == 0)
      let log = folder + "/calls"
      let outcome = try Command.run(
        [
          "run", "--database", folder + "/patients.db", "--as-of", "2026-06-30", "--output",
          folder + "/out",
        ], through: [Self.tracer, "-f", "-qq", "-o", log])
      #expect(outcome.code == 0)
      var calls: [String: Int] = [:]
      for line in try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n") {
        guard let name = line.drop(while: { $0.isNumber || $0 == " " }).split(separator: "(").first,
          name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
        else { continue }
        calls[String(name), default: 0] += 1
      }
      return calls
    }
  }
}
