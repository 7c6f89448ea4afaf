import Feeds
import PatientSchema
import Testing

/// Damaged messages: every byte of a report changed, cut or doubled, always the same way.
@Suite struct HL7MutationTests {
  /// A small generator of numbers, so that a failure comes again.
  private struct Generator {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
  }

  private static let marks =
    Array("|^~\\&\r\n\u{0B}\u{1C}\"0129FMSHOBXPID.\u{7F}".utf8) + [0, 0xFF]

  private static let seed = Array(
    (HL7Sample.report(
      "ORC|RE|P1|F1", HL7Sample.request, HL7Sample.creatinine,
      #"OBX|2|SN|777-3^^LN|1|<^15|10*9/L|||||C|||20250301080000.12-0500"#,
      #"OBX|3|FT|T^^L||a\F\b\X41\c\.br\d~e||||||P"#, "SPM|1|S1||BLD|||||||||||||20250301")
      + HL7Sample.report(
        header: HL7Sample.header.replacing("ORU^R01", with: "ADT^A40"), "MRG|12")).utf8)

  private static func mutated(_ generator: inout Generator) -> [UInt8] {
    var bytes = seed
    for _ in 0...generator.next(below: 3) {
      let index = generator.next(below: max(1, bytes.count))
      let mark = marks[generator.next(below: marks.count)]
      guard index < bytes.count else { continue }
      switch generator.next(below: 6) {
      case 0: bytes[index] ^= UInt8(1 << generator.next(below: 8))
      case 1: bytes[index] = mark
      case 2: bytes.insert(mark, at: index)
      case 3: bytes.removeSubrange(index..<min(bytes.count, index + generator.next(below: 40)))
      case 4: bytes.removeSubrange(index...)
      default: bytes.insert(contentsOf: bytes[index..<min(bytes.count, index + 60)], at: index)
      }
    }
    return bytes
  }

  @Test func `A damaged file ends, is refused whole, or gives records that hold what they must`()
    throws
  {
    var generator = Generator(state: 20_261_127)
    var (read, refused) = (0, 0)
    for round in 0..<4000 {
      let bytes = Self.mutated(&generator)
      do {
        for record in try HL7Sample.records(bytes: bytes, chunkSize: 1 + round % 300) {
          Self.check(record, round)
          read += 1
        }
      } catch is FeedError {
        refused += 1
      }
    }
    #expect(read > 3000)
    #expect(refused > 100)
  }

  @Test func `A file cut off anywhere gives nothing that the whole does not state`() throws {
    let whole = Set(try HL7Sample.records(bytes: Self.seed).flatMap(Self.facts))
    for end in 1..<Self.seed.count {
      guard let records = try? HL7Sample.records(bytes: Array(Self.seed[..<end])) else { continue }
      for fact in records.flatMap(Self.facts) {
        let row = HL7Observed(fact)
        // What OBR says alone, and what stands behind the status, cannot be known to be cut.
        let isKnown = whole.contains { HL7Observed($0).code == row.code }
        #expect(isKnown || row.value == nil, "cut at \(end)")
        if row.code == "2160-0", row.status == "F" { #expect(row.value == 98.5, "cut at \(end)") }
      }
    }
  }

  private static func facts(_ record: FeedRecord) -> [Fact] {
    guard case .statement(let statement) = record.content else { return [] }
    return statement.facts.filter { $0.table == .observation && !$0.cells.isEmpty }
  }

  private static func check(_ record: FeedRecord, _ round: Int) {
    guard case .statement(let statement) = record.content else { return }
    #expect(statement.patient.count == 1, "round \(round)")
    #expect(statement.patient.allSatisfy { !$0.number.isEmpty }, "round \(round)")
    for fact in statement.facts {
      let isWhole = fact.cells.count == fact.table.columns.count
      #expect(isWhole || fact.cells.isEmpty && fact.title != nil, "round \(round)")
    }
    let keys = HL7Sample.observations(statement).map { "\($0.day)|\($0.specimen)|\($0.code)" }
    #expect(Set(keys).count == keys.count, "round \(round)")
    #expect(HL7Sample.observations(statement).allSatisfy { $0.day.count == 10 && !$0.code.isEmpty })
  }
}
