import CommandHarness
import Foundation
import Testing

/// One call of the system by the main thread of a run: the `number`th of its name.
struct FaultPoint: Hashable {
  var call: String
  var number: Int
}

/// What a run asks of the system from when it first names the night's folder, found by tracing one.
struct SystemCalls {
  /// Every call that may change what is on the disk, in order of name and number.
  var points: [FaultPoint] = []
  /// Calls of the other threads that may change something, as the tracer prints them.
  var others: [String] = []

  /// The points, but of the calls that lock a file or ask for its flags only one in sixteen: SQLite
  /// makes many, they change nothing on the disk, and it waits 10 s for a lock that keeps failing.
  var pointsWithFewLocks: [FaultPoint] {
    points.filter { $0.call != "fcntl" || $0.number.isMultiple(of: 16) }
  }

  static let tracer = "/usr/bin/strace"

  /// Whether calls can be traced here; says loudly when not.
  static func canTrace(_ what: String) -> Bool {
    let isThere = FileManager.default.isExecutableFile(atPath: tracer)
    if !isThere { print("SKIPPED: strace is not here; \(what) was not tested") }
    return isThere
  }

  /// Traces tonight's run on a copy of the night.
  init(_ night: Night) throws {
    let log = try night.withCopy { copy in
      let log = copy.folder + "/calls"
      let outcome = try copy.run(through: [Self.tracer, "-f", "-y", "-qq", "-o", log])
      try #require(outcome.code == 0, "\(outcome.errors)")
      return try String(contentsOfFile: log, encoding: .utf8)
    }
    var (main, hasBegun): (Substring?, Bool) = (nil, false)
    var numbers: [String: Int] = [:]
    for line in log.split(separator: "\n") {
      // The tracer pads the number of a process with blanks.
      let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
      guard
        let name = parts.last?.drop(while: { $0 == " " }).split(separator: "(").first.map(
          String.init),
        name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
      else { continue }
      main = main ?? parts[0]
      hasBegun = hasBegun || (name != "execve" && line.contains("/night/"))
      guard parts[0] == main else {
        if !Self.readSide.contains(name) { others.append(String(line)) }
        continue
      }
      numbers[name, default: 0] += 1
      if hasBegun, !Self.readSide.contains(name) {
        points.append(FaultPoint(call: name, number: numbers[name] ?? 0))
      }
    }
    points.sort { ($0.call, $0.number) < ($1.call, $1.number) }
  }

  /// Calls that change nothing on the disk: they ask, map, wait or end. Any other is a point.
  private static let readSide: Set<String> = [
    "access", "arch_prctl", "brk", "clock_nanosleep", "clone3", "close", "epoll_create1",
    "epoll_ctl", "epoll_wait", "eventfd2", "execve", "exit", "exit_group", "fstat", "fstatfs",
    "futex", "getdents64", "getegid", "geteuid", "getgid", "getpid", "getrandom", "gettid",
    "getuid", "ioctl", "lseek", "madvise", "mmap", "mprotect", "mremap", "munmap", "newfstatat",
    "poll", "prctl", "pread64", "prlimit64", "read", "readlink", "restart_syscall", "rseq",
    "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sched_getaffinity", "sched_yield",
    "set_robust_list", "set_tid_address", "setpriority", "sigaltstack", "statfs", "sysinfo",
    "timerfd_create", "timerfd_settime", "uname",
  ]
}
