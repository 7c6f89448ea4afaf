import CommandHarness
import Foundation
import HostileClinic
import Synchronization
import Testing

/// A damaged file is refused, or its report is the right one for what SQLite reads in it.
@Suite struct FlipTests {
  private static let flips = 1000
  private static let lengths = 200
  private static let codes: Set<Int32> = [65, 66, 75]

  @Test func `1,000 flipped bytes give a right report or a refusal`() throws {
    try withFile { file in
      var random = SplitMix64(seed: 20_261_124)
      let places = (0..<Self.flips).map { _ in
        (Int(random.next() % UInt64(file.bytes.count)), UInt8(1 + random.next() % 255))
      }
      try expectSound("flipped bytes", places.count, file) { number in
        var bytes = file.bytes
        bytes[places[number].0] ^= places[number].1
        return bytes
      }
    }
  }

  @Test func `A file cut off at 200 lengths gives a refusal`() throws {
    try withFile { file in
      try expectSound("cut files", Self.lengths, file) { number in
        Array(file.bytes.prefix(number * file.bytes.count / Self.lengths))
      }
    }
  }

  private func withFile(_ body: (DamagedFile) throws -> Void) throws {
    try Command.withFolder { folder in
      try SmallClinic.write(to: folder + "/patients.db", patients: 16)
      try body(DamagedFile(folder))
    }
  }

  /// Runs on every damaged file, on two workers, and prints what came of them.
  private func expectSound(
    _ what: String, _ count: Int, _ file: DamagedFile, damaged: @Sendable (Int) -> [UInt8]
  ) throws {
    let endings = Mutex([DamagedFile.Ending: Int]())
    DispatchQueue.concurrentPerform(iterations: 2) { worker in
      for number in stride(from: worker, to: count, by: 2) {
        let ending: DamagedFile.Ending
        do { ending = try file.ending(damaged(number)) } catch { ending = .wrong("\(error)") }
        endings.withLock { $0[ending, default: 0] += 1 }
      }
    }
    let counts = endings.withLock { $0 }
    print("\(what): " + counts.map { "\($0.key) \($0.value)" }.sorted().joined(separator: ", "))
    for ending in counts.keys {
      switch ending {
      case .refused(let code): #expect(Self.codes.contains(code))
      case .asBefore, .otherValues: continue
      case .wrong(let words): Issue.record("\(words)")
      }
    }
  }
}
