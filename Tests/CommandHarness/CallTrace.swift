internal import Foundation

/// One call of the system by the main thread of a program: the `number`th of its name.
package struct CallPoint: Hashable, Sendable {
  package var call: String
  package var number: Int

  package init(call: String, number: Int) {
    (self.call, self.number) = (call, number)
  }
}

/// What a program asked of the system, as `strace -f` writes it down.
package struct CallTrace {
  /// Every call that may change something outside the program, in order of name and number.
  package private(set) var points: [CallPoint] = []
  /// Calls of the other threads that may change something, as the tracer prints them.
  package private(set) var others: [String] = []

  package static let tracer = "/usr/bin/strace"

  /// Whether calls can be traced here; says loudly when not.
  package static func canTrace(_ what: String) -> Bool {
    let isThere = FileManager.default.isExecutableFile(atPath: tracer)
    if !isThere { print("SKIPPED: strace is not here; \(what) was not tested") }
    return isThere
  }

  /// - Parameter isBegin: of a call's name and line, whether points are counted from there on.
  package init(_ log: String, from isBegin: (String, Substring) -> Bool) {
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
      hasBegun = hasBegun || isBegin(name, line)
      guard parts[0] == main else {
        if !Self.readSide.contains(name), !Self.looksAtProcesses(line) {
          others.append(String(line))
        }
        continue
      }
      numbers[name, default: 0] += 1
      if hasBegun, !Self.readSide.contains(name) {
        points.append(CallPoint(call: name, number: numbers[name] ?? 0))
      }
    }
    points.sort { ($0.call, $0.number) < ($1.call, $1.number) }
  }

  /// The system's library of queues looks at its threads there when the machine is busy.
  private static func looksAtProcesses(_ line: Substring) -> Bool {
    line.contains("\"/proc/") && line.contains("O_RDONLY")
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
