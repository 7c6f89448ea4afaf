/// Bytes whose order is the order of the values added to them.
struct SortKey {
  private(set) var bytes: [UInt8] = []

  /// Forgets the last key; one is filled again and again, so that a row costs no memory of its own.
  mutating func begin() { bytes.removeAll(keepingCapacity: true) }

  mutating func add(_ byte: UInt8) {
    bytes.append(byte)
  }

  mutating func add(_ number: Int64) {
    let ordered = UInt64(bitPattern: number) ^ (1 << 63)
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: ordered >> UInt64(shift)))
    }
  }

  mutating func add(descending number: Int32) {
    let ordered = ~(UInt32(bitPattern: number) ^ (1 << 31))
    for shift in stride(from: 24, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: ordered >> UInt32(shift)))
    }
  }

  /// By its UTF-8 bytes; a shorter text before a longer one that begins with it.
  mutating func add(_ text: String) {
    // 0 ends the text, so that 0 and 1 within it are written as 1 1 and 1 2.
    for byte in text.utf8 {
      if byte <= 1 { bytes.append(1) }
      bytes.append(byte <= 1 ? byte + 1 : byte)
    }
    bytes.append(0)
  }
}
