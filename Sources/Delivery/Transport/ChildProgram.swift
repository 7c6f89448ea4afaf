internal import Dispatch
internal import Foundation

/// Another program, given bytes and asked for bytes: nothing of a patient is in its arguments, and
/// nothing of this program's environment reaches it.
struct ChildProgram {
  /// Absolute.
  var path: String
  var arguments: [String]
  /// After which it is ended.
  var seconds: Int

  struct Answer {
    /// nil: it was ended, by a signal or for taking too long.
    var exitCode: Int32?
    var output: [UInt8]
  }

  /// Of the system: it ends a program and all that this has started, where they take too long.
  private static let timeout = "/usr/bin/timeout"
  /// How `timeout` ends: it had to end the program, or could not start it.
  private static let tooLong: Int32 = 124
  /// Ended by a signal: also where only a kill helped.
  private static let killed: ClosedRange<Int32> = 129...192
  private static let notStarted: ClosedRange<Int32> = 126...127

  /// Runs it to its end; nil: it could not be started.
  ///
  /// - Parameter isHeard: whether what it prints is wanted.
  func run(_ input: [UInt8], isHeard: Bool = true) -> Answer? {
    let process = Process()
    process.executableURL = URL(filePath: Self.timeout)
    process.arguments = ["--kill-after=1", "\(seconds)", path] + arguments
    process.environment = ["PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"]
    let (standardInput, standardOutput) = (Pipe(), Pipe())
    process.standardInput = standardInput
    // Who is not heard gets nothing that it could keep open behind its own back.
    process.standardOutput = isHeard ? standardOutput : FileHandle.nullDevice
    // What it says of its troubles could be anything; its exit code is enough.
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let writing = DispatchGroup()
    DispatchQueue.global().async(group: writing) {
      // It may end before it has read everything: its exit code says what to make of that.
      try? standardInput.fileHandleForWriting.write(contentsOf: Data(input))
      try? standardInput.fileHandleForWriting.close()
    }
    let output = isHeard ? try? standardOutput.fileHandleForReading.readToEnd() : nil
    process.waitUntilExit()
    writing.wait()
    guard process.terminationReason == .exit else { return Answer(exitCode: nil, output: []) }
    let code = process.terminationStatus
    if Self.notStarted.contains(code) { return nil }
    let wasEnded = code == Self.tooLong || Self.killed.contains(code)
    return Answer(exitCode: wasEnded ? nil : code, output: Array(output ?? Data()))
  }
}
