/// Texts and the order in which they were first seen, looked up by their bytes without making a
/// `String`.
struct TextTable {
  private struct Entry {
    var key: TextKey
    /// Where the bytes of the text lie in `bytes`.
    var range: Range<Int>
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
  @inline(__always)
  func find(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    let place = slots[slot(of: TextKey(text), text)]
    return place < 0 ? nil : Int(place)
  }

  /// The place of a text, which is added where it is not here yet.
  mutating func place(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    let key = TextKey(text)
    let slot = slot(of: key, text)
    if slots[slot] >= 0 { return Int(slots[slot]) }
    entries.append(Entry(key: key, range: bytes.count..<bytes.count + text.count))
    bytes.append(contentsOf: text)
    slots[slot] = Int32(entries.count - 1)
    if entries.count * 2 > slots.count { grow() }
    return entries.count - 1
  }

  /// The text at a place.
  func text(at place: Int) -> String {
    String(decoding: bytes[entries[place].range], as: UTF8.self)
  }

  /// The slot that holds the text, or the free one where it belongs.
  @inline(__always)
  private func slot(of key: TextKey, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    let mask = slots.count - 1
    var slot = key.hash & mask
    while slots[slot] >= 0, !isEqual(entries[Int(slots[slot])], key, text) {
      slot = (slot + 1) & mask
    }
    return slot
  }

  @inline(__always)
  private func isEqual(_ entry: Entry, _ key: TextKey, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    entry.key == key && (key.isWhole || bytes[entry.range].elementsEqual(text))
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    let mask = slots.count - 1
    for (place, entry) in entries.enumerated() {
      var slot = entry.key.hash & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(place)
    }
  }
}
