import ClinicHarness
import Foundation
import Monitoring
import PatientStore
import ReferenceJudge

/// Damaged database files, and the verdicts that are still given on them.
enum Damage {
  static let pageSize = 4096

  /// Judges a file as a run does: with SQLite's check behind the scan, and waited for.
  @discardableResult
  static func judgeChecked(_ path: String) throws -> [Int64: ReferenceVerdict] {
    let database = try PatientDatabase(path: path, views: nil)
    defer { database.removePrivateCopy() }
    try database.copyIfNeeded { path + ".checked-copy" }
    let check = try database.integrityCheck()
    let clinic = try ClinicHarness.judgeDatabase(
      path, program: StoreFixture.program(), asOf: StoreFixture.asOf(), knownAt: nil)
    check.start()
    try check.wait()
    return try clinic.verdicts()
  }

  /// Spoils what holds the file together, not what its cells say: a changed letter in a text is
  /// another text to SQLite, which keeps no sums.
  static func spoilStructure(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    let pages = bytes.count / pageSize
    let page = Int(random.next() % UInt64(pages))
    let start = page * pageSize
    switch random.next() % 4 {
    case 0:  // A page of zeros, as a lost write leaves it.
      for place in start..<(start + pageSize) { bytes[place] = 0 }
    case 1:  // A page of another place, as a write gone astray leaves it.
      let other = Int(random.next() % UInt64(pages)) * pageSize
      bytes.replaceSubrange(start..<(start + pageSize), with: bytes[other..<(other + pageSize)])
    case 2:  // The head of a page.
      let head = page == 0 ? 100 : start
      bytes[head + Int(random.next() % 8)] ^= UInt8(1 << (random.next() % 8))
    default:  // Where a page's cells lie.
      let cells = (page == 0 ? 100 : start) + 8 + Int(random.next() % 16)
      bytes[cells] ^= UInt8(1 << (random.next() % 8))
    }
  }

  /// Flips bits anywhere.
  static func flipAnywhere(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    for _ in 0..<(1 + random.next() % 8) {
      bytes[Int(random.next() % UInt64(bytes.count))] ^= UInt8(1 << (random.next() % 8))
    }
  }
}

/// Random numbers that are the same on every machine.
struct SplitMix {
  private var state: UInt64

  init(seed: Int) {
    state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
