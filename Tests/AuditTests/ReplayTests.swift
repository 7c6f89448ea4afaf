import ClinicHarness
import CommandHarness
import Foundation
import ReferenceJudge
import Testing

/// What was known on a past night can be asked for again, however much came to be known since.
@Suite struct ReplayTests {
  @Test func `Sixty nights asked for again give the bytes that were published then`() throws {
    try Command.withFolder { folder in
      var nights = ReplayedNights(folder: folder, seed: 60)
      try nights.begin()
      for night in 0..<60 { try nights.pass(night) }
      #expect(nights.facts > 300)
      // From the newest back and from the oldest on: an answer must not depend on the one before.
      for night in (0..<60).reversed().filter({ $0 % 2 == 0 }) { try nights.askAgain(night) }
      for night in 0..<60 where night % 2 == 1 { try nights.askAgain(night) }
    }
  }

  @Test func `The audit of an old pair does not see what was recorded since`() throws {
    try Command.withFolder { folder in
      var nights = ReplayedNights(folder: folder, seed: 7)
      try nights.begin()
      for night in 0..<20 { try nights.pass(night) }
      let then = try (0..<20).map { try nights.audit($0) }
      for night in 20..<40 { try nights.pass(night) }
      for night in 0..<20 { #expect(try nights.audit(night) == then[night], "\(night)") }
      #expect(Set(then).count == 20)
    }
  }
}
