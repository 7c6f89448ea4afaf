import Feeds
import PatientSchema
import Testing

/// Files that are damaged at random, the same way each time.
@Suite struct CSVMutationTests {
  /// A linear congruential generator (Knuth, MMIX).
  private struct Chance {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(1, bound)))
    }
  }

  private static let pieces: [[UInt8]] = [
    [0x22], [0x2C], [0x0A], [0x0D], [0x0D, 0x0A], [0], [0xFF], [0xC3], [0xEF, 0xBB, 0xBF],
    [0xFF, 0xFE], [0xFE, 0xFF], [0x22, 0x22], Array(",\"".utf8), Array("9999999999999999999".utf8),
    Array("-1e999".utf8), Array("2024-02-30".utf8), Array(String(repeating: ",", count: 5000).utf8),
  ]

  private static func damaged(_ bytes: [UInt8], _ chance: inout Chance) -> [UInt8] {
    var bytes = bytes
    for _ in 0...chance.next(below: 3) {
      let place = chance.next(below: bytes.count + 1)
      switch chance.next(below: 4) {
      case 0: bytes.insert(contentsOf: pieces[chance.next(below: pieces.count)], at: place)
      case 1: bytes.removeSubrange(place..<min(bytes.count, place + chance.next(below: 8)))
      case 2: bytes.removeSubrange(place...)
      default: if place < bytes.count { bytes[place] = UInt8(chance.next(below: 256)) }
      }
    }
    return bytes
  }

  /// How a file ends: the records, each in one way, or the refusal of the whole.
  private static func ending(_ folder: String, _ table: CSVTable, _ mapping: FeedMapping)
    -> Result<[FeedRecord], FeedError>
  {
    do throws(FeedError) {
      var feed = try CSVFeed(path: folder + "x.csv", table: table, mapping: mapping)
      var records: [FeedRecord] = []
      while let record = try feed.next() { records.append(record) }
      return .success(records)
    } catch {
      return .failure(error)
    }
  }

  private static let seed = #"""
    mrn,patient_id,collected_on,specimen,code,status,value,value_text,unit,recorded_at
    1,7,2024-01-02,"A ""1""",2160-0,F,0.9,,mg,2024-01-02T03:04:05.5Z
    2,,2024-01-03,"é
    b",3016-3,,<15,x,,

    """#

  @Test(arguments: [nil, CSVEncoding.utf16LittleEndian, .latin1])
  func `Whatever is done to a file, each record ends in one way, and twice in the same`(
    _ encoding: CSVEncoding?
  ) throws {
    var chance = Chance(state: 5)
    var mapping = FeedMapping()
    mapping.csv.format.encoding = encoding
    let plain = Array(Self.seed.utf8)
    let bytes = encoding == .utf16LittleEndian ? plain.flatMap { [$0, 0] } : plain
    var (refused, read) = (0, 0)
    for _ in 0..<250 {
      try CSVGiven.with(["x.csv": Self.damaged(bytes, &chance)]) { folder in
        let ending = Self.ending(folder, .table(.observation), mapping)
        #expect(ending == Self.ending(folder, .table(.observation), mapping))
        guard case .success(let records) = ending else {
          refused += 1
          return
        }
        read += 1
        #expect(records.count <= 5010)
        let lines = records.map(\.place.line)
        #expect(zip(lines, lines.dropFirst()).allSatisfy { $0 < $1 })
        for case .statement(let statement) in records.map(\.content) {
          #expect(!statement.patient.isEmpty)
          #expect(statement.facts.map(\.cells.count) == [Table.observation.columns.count])
        }
      }
    }
    #expect(refused > 20 && read > 20)
  }
}
