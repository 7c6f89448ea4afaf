import ClinicHarness
import Foundation
import HostileClinic
import PatientStore
import ReferenceJudge
import Testing

/// A damaged file gives an error or the verdicts of the whole one, never others.
@Suite struct DamageTests {
  private static let seeds = 200

  @Test func `Damaged pages give an error or the right verdicts`() throws {
    try withClinic { path, whole, verdicts in
      var refused = 0
      for seed in 0..<Self.seeds {
        var (bytes, random) = (whole, SplitMix(seed: seed))
        Damage.spoilStructure(&bytes, &random)
        if bytes == whole { continue }
        do {
          let found = try judge(bytes, path)
          let isRight = found == verdicts
          #expect(isRight, "seed \(seed): other verdicts, and no error")
        } catch is StoreError {
          refused += 1
        }
      }
      print("damage: \(refused) of \(Self.seeds) refused")
      #expect(refused > Self.seeds / 2)
    }
  }

  @Test func `Bits flipped anywhere give a judgement or a store error, and no crash`() throws {
    try withClinic { path, whole, verdicts in
      var (refused, alike) = (0, 0)
      for seed in 0..<Self.seeds {
        var (bytes, random) = (whole, SplitMix(seed: seed))
        Damage.flipAnywhere(&bytes, &random)
        do {
          if try judge(bytes, path) == verdicts { alike += 1 }
        } catch is StoreError {
          refused += 1
        }
      }
      print("bit flips: \(refused) of \(Self.seeds) refused, \(alike) without effect")
      #expect(refused > 0)
    }
  }

  private func judge(_ bytes: [UInt8], _ path: String) throws -> [Int64: ReferenceVerdict] {
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return try Damage.judgeChecked(path)
  }

  private func withClinic(
    _ body: (String, [UInt8], [Int64: ReferenceVerdict]) throws -> Void
  ) throws {
    try ClinicHarness.withScratchFolder { folder in
      let path = folder + "/patients.db"
      try ClinicHarness.write(
        hostileClinic(seed: 5, patients: 12, tidy: false).clinic, to: path)
      let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      try body(path, whole, Damage.judgeChecked(path))
    }
  }
}
