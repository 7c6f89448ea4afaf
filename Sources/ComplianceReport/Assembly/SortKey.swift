/// Bytes whose order is the order of the values added to them.
struct SortKey {
  private(set) var bytes: [UInt8] = []

  /// Forgets the last key; one is filled again and again, so that a row costs no memory of its own.
  mutating func begin() { bytes.removeAll(keepingCapacity: true) }

  mutating func add(_ byte: UInt8) {
    bytes.append(byte)
  }

  mutating func add(_ number: Int64) {
    bytes.append(bigEndian: UInt64(bitPattern: number) ^ (1 << 63))
  }

  mutating func add(descending number: Int32) {
    bytes.append(bigEndian: ~(UInt32(bitPattern: number) ^ (1 << 31)))
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
