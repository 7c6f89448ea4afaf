internal import Glibc

/// What is said to whoever runs the program: on standard error, never a patient's data.
enum Messages {
  static func error(_ error: any Error) {
    write("remswatch: \(error)\n")
  }

  /// Something that went well and that the operator should know all the same.
  static func remark(_ text: String) {
    write("remswatch: \(text)\n")
  }

  /// Writes text as it is, such as a progress line.
  static func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      // Nobody may be listening: a message that cannot be said does not end the run.
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }
}

/// Whether somebody is looking.
enum Terminal {
  static var isErrorOutput: Bool { isatty(STDERR_FILENO) == 1 }
  static var isOutput: Bool { isatty(STDOUT_FILENO) == 1 }
}
