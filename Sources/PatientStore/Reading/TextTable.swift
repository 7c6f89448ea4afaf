internal import Glibc

/// Texts and the order in which they were first seen, looked up by their bytes without making a
/// `String`.
struct TextTable {
  /// Where the bytes of a text lie in `bytes`.
  private struct Entry {
    var start: Int32
    var count: Int32
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// Places in `entries`, by hash; -1: free. A power of two, at most half full.
  private var slots: [Int32] = Array(repeating: -1, count: 64)

  init() {}

  init(_ texts: [String]) {
    for var text in texts { _ = text.withUTF8 { place($0) } }
  }

  var count: Int { entries.count }

  /// The place of a text; nil: it is not here.
  func find(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    let place = slots[slot(of: text)]
    return place < 0 ? nil : Int(place)
  }

  /// The place of a text, which is added where it is not here yet.
  mutating func place(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    let slot = slot(of: text)
    if slots[slot] >= 0 { return Int(slots[slot]) }
    entries.append(Entry(start: Int32(bytes.count), count: Int32(text.count)))
    bytes.append(contentsOf: text)
    slots[slot] = Int32(entries.count - 1)
    if entries.count * 2 > slots.count { grow() }
    return entries.count - 1
  }

  /// The text at a place.
  func text(at place: Int) -> String {
    let entry = entries[place]
    let range = Int(entry.start)..<Int(entry.start + entry.count)
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// The slot that holds the text, or the free one where it belongs.
  private func slot(of text: UnsafeBufferPointer<UInt8>) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: Self.hash(text)) & mask
    while slots[slot] >= 0, !isEqual(entries[Int(slots[slot])], text) { slot = (slot + 1) & mask }
    return slot
  }

  private func isEqual(_ entry: Entry, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard Int(entry.count) == text.count else { return false }
    guard let other = text.baseAddress else { return true }
    return bytes.withUnsafeBufferPointer { own in
      memcmp(own.baseAddress.map { $0 + Int(entry.start) } ?? other, other, text.count) == 0
    }
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    let mask = slots.count - 1
    for (place, entry) in entries.enumerated() {
      let range = Int(entry.start)..<Int(entry.start + entry.count)
      var slot = bytes[range].withUnsafeBufferPointer {
        Int(truncatingIfNeeded: Self.hash($0)) & mask
      }
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(place)
    }
  }

  /// FNV-1a: the texts are codes of a few bytes.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash ^ (hash >> 32)
  }
}
