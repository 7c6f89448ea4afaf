internal import Foundation
internal import Synchronization

/// Starts a program again and again and tells each to stop a little later than the one before, on
/// two workers.
package struct StopLoop: Sendable {
  let signal: Int32
  let times: Int
  /// Seconds that a program has to end.
  let patience: Double

  package init(signal: Int32, times: Int, patience: Double = 5) {
    (self.signal, self.times, self.patience) = (signal, times, patience)
  }

  /// How the programs ended.
  package struct Endings: Sendable {
    /// How often each code came; a signal that killed a program is a negative number.
    package fileprivate(set) var codes: [Int32: Int] = [:]
    /// What was wrong with some of them.
    package fileprivate(set) var wrong: [String] = []
  }

  /// - Parameters:
  ///   - duration: seconds that a program takes that nobody stops; the last ones are stopped later.
  ///   - start: starts the program of a number.
  ///   - complaint: of a number and how that program ended, what is wrong; nil: nothing. It removes
  ///     what the program left.
  package func run(
    within duration: Double, start: @Sendable (Int) throws -> RunningProgram,
    complaint: @Sendable (Int, Command.Outcome) throws -> String?
  ) -> Endings {
    let endings = Mutex(Endings())
    DispatchQueue.concurrentPerform(iterations: 2) { worker in
      for number in stride(from: worker, to: times, by: 2) {
        let delay = duration * 1.1 * (Double(number) + 0.5) / Double(times)
        let (code, wrong) = ending(number, after: delay, start, complaint)
        endings.withLock { endings in
          if let code { endings.codes[code, default: 0] += 1 }
          if let wrong { endings.wrong.append(wrong) }
        }
      }
    }
    return endings.withLock { $0 }
  }

  private func ending(
    _ number: Int, after delay: Double, _ start: @Sendable (Int) throws -> RunningProgram,
    _ complaint: @Sendable (Int, Command.Outcome) throws -> String?
  ) -> (code: Int32?, wrong: String?) {
    do {
      let program = try start(number)
      Thread.sleep(forTimeInterval: delay)
      program.send(signal)
      let outcome = try program.wait(seconds: patience)
      let code = outcome.signal == 0 ? outcome.code : -outcome.signal
      return (code, try complaint(number, outcome).map { "\(code) after \(delay) s: \($0)" })
    } catch {
      return (nil, "\(error)")
    }
  }
}
