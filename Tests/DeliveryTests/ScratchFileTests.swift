import Delivery
import Glibc
import Testing

/// A nameless file for what does not fit in memory.
@Suite struct ScratchFileTests {
  @Test func `It has no name from the first moment on`() throws {
    let folder = try TemporaryFolder()
    let scratch = try ScratchFile("\(folder.path)/rows")
    try scratch.append([1, 2, 3])
    #expect(folder.entries == [])
    #expect(try scratch.read(3, at: 0) == [1, 2, 3])
  }

  @Test func `Bytes are read back by their place, fewer only at the end`() throws {
    let folder = try TemporaryFolder()
    let scratch = try ScratchFile("\(folder.path)/rows")
    #expect(try scratch.read(10, at: 0) == [])
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 / 251) }
    try scratch.append(Array(bytes[..<70_000]))
    try scratch.append([])
    try scratch.append(Array(bytes[70_000...]))
    for (offset, count) in [(0, 300_000), (69_990, 20), (299_999, 1), (12_345, 0)] {
      #expect(try scratch.read(count, at: offset) == Array(bytes[offset..<(offset + count)]))
    }
    #expect(try scratch.read(20, at: 299_990) == Array(bytes[299_990...]))
    #expect(try scratch.read(20, at: 300_000) == [])
    #expect(try scratch.read(20, at: 1 << 40) == [])
  }

  @Test func `Reading does not move the end where bytes are appended`() throws {
    let folder = try TemporaryFolder()
    let scratch = try ScratchFile("\(folder.path)/rows")
    try scratch.append([1, 2])
    _ = try scratch.read(1, at: 0)
    try scratch.append([3])
    #expect(try scratch.read(9, at: 0) == [1, 2, 3])
  }

  @Test func `A file that is there is refused and left as it was`() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "rows")
    #expect(throws: DeliveryError.self) {
      _ = try ScratchFile("\(folder.path)/rows").read(1, at: 0)
    }
    #expect(Disk.text("\(folder.path)/rows") == "mine")
  }
}

/// A file that another library writes by its name.
@Suite struct NamedScratchFileTests {
  @Test func `It is private, is read as it was written, and goes with its owner`() throws {
    let folder = try TemporaryFolder()
    do {
      let scratch = try NamedScratchFile("\(folder.path)/sheet")
      #expect(Disk.mode(scratch.path) == 0o600)
      let file = try #require(fopen(scratch.path, "wb"))
      fputs("cells", file)
      fclose(file)
      #expect(Disk.mode(scratch.path) == 0o600)
      #expect(try scratch.read(9, at: 1) == Array("ells".utf8))
    }
    #expect(folder.entries == [])
  }

  @Test func `A file that is there is refused and left as it was`() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "sheet")
    #expect(throws: DeliveryError.self) {
      _ = try NamedScratchFile("\(folder.path)/sheet").read(1, at: 0)
    }
    #expect(Disk.text("\(folder.path)/sheet") == "mine")
  }
}
