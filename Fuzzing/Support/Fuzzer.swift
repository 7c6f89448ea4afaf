internal import Glibc
internal import LibFuzzer

/// Runs a target until libFuzzer's options say that it is enough.
package enum Fuzzer {
  /// Calls `target` with one input after another, and ends the process. It reads libFuzzer's options
  /// from the command line.
  package static func run(
    _ target: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
  ) -> Never {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(LLVMFuzzerRunDriver(&count, &arguments, target))
  }

  /// The bytes of an input.
  package static func bytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
    Array(UnsafeBufferPointer(start: start, count: count))
  }

  /// Stops at this input where a message is not one line that can be read.
  package static func expectOneLine(_ message: String) {
    let isOneLine = message.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    if message.isEmpty || !isOneLine { stop("a refusal is one line: \(message.debugDescription)") }
  }

  /// Says what does not hold, and stops at this input.
  package static func stop(_ claim: String) -> Never {
    let line = Array("BROKEN: \(claim)\n".utf8)
    _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    abort()
  }
}
