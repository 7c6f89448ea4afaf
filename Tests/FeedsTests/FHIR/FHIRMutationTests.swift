import Feeds
import Testing

/// Resources with bytes changed, cut off or left out, the same ones at each run.
@Suite struct FHIRMutationTests {
  private static let source =
    [
      observation(#""component":[{"code":\#(loinc("1-8")),"valueInteger":1}]"#),
      #"{"resourceType":"Patient","id":"1","name":[{"family":"Sh\u00e4w"}],"birthDate":"1987-02-20"}"#,
      #"{"resourceType":"Bundle","entry":[{"fullUrl":"urn:uuid:1","resource":{"resourceType":"#
        + #""Patient","id":"1","link":[{"type":"replaces","other":{"reference":"Patient/2"}}]}},"#
        + #"{"resource":\#(observation(subject: #""subject":{"reference":"urn:uuid:1"}"#))}]}"#,
    ].joined(separator: "\n")

  /// Numbers that look random. Source: G. Marsaglia, "Xorshift RNGs", 2003.
  private struct Xorshift {
    var state: UInt64
    mutating func next(below bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
  }

  @Test func `Whatever bytes are changed, each record ends in one way or the file is refused`()
    throws
  {
    var random = Xorshift(state: 2024)
    let source = Array(Self.source.utf8)
    var endings: [Bool: Int] = [:]
    for _ in 0..<500 {
      var bytes = source
      for _ in 0...random.next(below: 4) where !bytes.isEmpty {
        let place = random.next(below: bytes.count)
        switch random.next(below: 4) {
        case 0: bytes[place] = UInt8(random.next(below: 256))
        case 1: bytes[place] ^= 1 << UInt8(random.next(below: 8))
        case 2: bytes.remove(at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + random.next(below: 40)))
        }
      }
      let (first, second) = (try FHIRReading(bytes), try FHIRReading(bytes))
      #expect(first.records == second.records && first.refusal == second.refusal)
      #expect(first.error != nil || !first.records.isEmpty)
      #expect(first.records.count <= 6)
      for finding in first.statements.flatMap(\.findings) { #expect(!finding.reason.isEmpty) }
      endings[first.error == nil, default: 0] += 1
    }
    // Both ends have to be seen for the test to say anything.
    #expect(endings.count == 2)
  }
}
