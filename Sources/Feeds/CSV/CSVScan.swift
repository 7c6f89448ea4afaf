internal import Glibc

/// Finds the bytes of CSV that mean something.
enum CSVScan {
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  /// Most fields are shorter, and are looked through byte by byte.
  private static let near = 48

  /// Where the next `end`, line end or zero byte stands; the chunk's end if there is none.
  static func stop(in chunk: [UInt8], from start: Int, at end: UInt8) -> Int {
    let nearEnd = min(chunk.count, start + near)
    var index = start
    while index < nearEnd {
      let byte = chunk[index]
      if byte == end || byte == lineFeed || byte == carriageReturn || byte == 0 { return index }
      index += 1
    }
    return nearEnd == chunk.count ? nearEnd : distantStop(in: chunk, from: nearEnd, at: end)
  }

  /// Looks through windows that grow, for each byte of the four by itself: long texts are rare, but
  /// may be very long.
  private static func distantStop(in chunk: [UInt8], from start: Int, at end: UInt8) -> Int {
    var (start, size) = (start, 256)
    while start < chunk.count {
      let window = chunk[start..<min(chunk.count, start + size)]
      let found = window.withUnsafeBytes { bytes in
        [end, lineFeed, carriageReturn, 0].reduce(bytes.count) { nearest, byte in
          guard let base = bytes.baseAddress, let place = memchr(base, Int32(byte), nearest) else {
            return nearest
          }
          return UnsafeRawPointer(place) - base
        }
      }
      if found < window.count { return start + found }
      (start, size) = (window.endIndex, size * 4)
    }
    return chunk.count
  }
}
